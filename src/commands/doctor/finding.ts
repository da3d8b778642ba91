/** What a check found, a line each. */
export interface Finding {
  readonly kind: 'ok' | 'note' | 'fail'
  readonly what: string
  readonly text: string
}

const marks = { ok: 'ok   ', note: 'note ', fail: 'FAIL ' } as const

/** What comes from a service is shown without whatever would steer a terminal. */
export function findingLine({ kind, what, text }: Finding): string {
  return `${marks[kind]} ${what}: ${text.replace(/\p{Cc}/gu, ' ')}`
}

/** The findings of one check, all under its name. */
export function findingsOf(what: string) {
  return {
    ok: (text: string): Finding => ({ kind: 'ok', what, text }),
    note: (text: string): Finding => ({ kind: 'note', what, text }),
    fail: (text: string): Finding => ({ kind: 'fail', what, text }),
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
