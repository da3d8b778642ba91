/** Messages that a person alone sees, by the address that came with a command or a tap. */
import { callWithinMs } from '../calling/web-client-options.js'
import type { SlackMessage } from '../drawing/unit.js'

export type Responded =
  | { readonly kind: 'done' }
  /** It takes nothing more: too old, or used too often. */
  | { readonly kind: 'over' }
  | { readonly kind: 'wait'; readonly inMs: number }
  | { readonly kind: 'passing'; readonly why: string }

/**
 * @param replace takes the place of what was sent there before, if anything was
 * @param thread where else it goes
 */
export async function respond(
  responseUrl: string,
  { text, blocks }: SlackMessage,
  replace: boolean,
  thread?: string,
): Promise<Responded> {
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: replace,
        ...(thread !== undefined && { thread_ts: thread }),
        text,
        blocks,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(callWithinMs),
    })
    await response.text()
    if (response.ok) return { kind: 'done' }
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after'))
      return { kind: 'wait', inMs: 1000 * (seconds > 0 ? seconds : 1) }
    }
    return response.status >= 500
      ? { kind: 'passing', why: `HTTP ${response.status}` }
      : { kind: 'over' }
  } catch {
    return { kind: 'passing', why: 'unreachable' }
  }
}
