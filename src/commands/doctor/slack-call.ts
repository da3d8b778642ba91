/** One call of Slack's Web API, without its SDK: a doctor waits for no retries. */
import { whyUnreachable } from './unreachable.js'

export type SlackAnswer =
  | {
      readonly kind: 'ok'
      readonly body: Readonly<Record<string, unknown>>
      /** What the token may do; null where Slack did not say. */
      readonly scopes: readonly string[] | null
    }
  /** Slack's own word for what is wrong, such as `invalid_auth`. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreachable'; readonly why: string }

export interface SlackCall {
  readonly apiUrl: string
  readonly method: string
  readonly token?: string
  readonly form?: Readonly<Record<string, string>>
}

const withinMs = 10_000

export async function callSlack({ apiUrl, method, token, form }: SlackCall): Promise<SlackAnswer> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(withinMs),
    })
    if (response.status === 429) return { kind: 'refused', error: 'ratelimited' }
    const body = await bodyOf(response)
    if (body?.ok === true) {
      const scopes = response.headers.get('x-oauth-scopes')
      return { kind: 'ok', body, scopes: scopes?.split(',').map((scope) => scope.trim()) ?? null }
    }
    return typeof body?.error === 'string'
      ? { kind: 'refused', error: body.error }
      : { kind: 'unreachable', why: `HTTP ${response.status}, and nothing that Slack would say` }
  } catch (error) {
    return { kind: 'unreachable', why: whyUnreachable(error) }
  }
}

async function bodyOf(response: Response): Promise<Record<string, unknown> | null> {
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
}
