/** What a failure of nodemailer's means for a letter. */
import type { Outcome } from '../../../src/outbox/platform.js'

/** Before the letter is handed over: it cannot have got through. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONFIG',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EDNS',
  'ETLS',
  'EPROXY',
])

/** A connection that was there is gone; all other words of the system's are about one that never was. */
const cutOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'])

/** A login that is missing or wrong: whoever runs it can mend that, and then it goes. */
const loginReplies: ReadonlySet<number> = new Set([530, 534, 535, 538])

/** These name what the server thinks of the letter; other failures are between the two of us. */
const aboutLetter: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE'])

export function outcomeOf(error: unknown): Outcome {
  const { code, originalCode, responseCode, syscall } = detailsOf(error)
  const why = responseCode === undefined ? code : `smtp_${responseCode}`
  if (responseCode === undefined) {
    // Nothing is known of a letter whose last answer was lost.
    const lost = syscall !== 'connect' && (originalCode === undefined || cutOff.has(originalCode))
    return { kind: 'passing', why, maybeSent: lost && !beforeSending.has(code) }
  }
  const lasting = responseCode >= 500 && aboutLetter.has(code) && !loginReplies.has(responseCode)
  return lasting ? { kind: 'refused', why } : { kind: 'passing', why, maybeSent: false }
}

interface Details {
  readonly code: string
  /** The system's own word for it. */
  readonly originalCode: string | undefined
  readonly responseCode: number | undefined
  readonly syscall: string | undefined
}

function detailsOf(error: unknown): Details {
  const given: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error } : {}
  const { code, originalCode, responseCode, syscall } = given
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    originalCode: typeof originalCode === 'string' ? originalCode : undefined,
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    syscall: typeof syscall === 'string' ? syscall : undefined,
  }
}
