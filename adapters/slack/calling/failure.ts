/** What it means when a call of Slack's fails. */
import { webApi } from '@slack/bolt'

export type Failure =
  /** Slack wants a pause; nothing was done. */
  | { readonly kind: 'wait'; readonly inMs: number }
  /** It may work later. `maybeDone` if it may have been done all the same. */
  | { readonly kind: 'passing'; readonly why: string; readonly maybeDone: boolean }
  /** It will not work, however often it is tried. */
  | { readonly kind: 'refused'; readonly why: string }

/** What Slack says when the fault is its own, or passes by itself. */
const passing: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])

export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) return waitFor(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const why = error.data.error
    if (why === 'ratelimited' || why === 'rate_limited') return waitFor(1)
    // Slack's own fault may have struck before or after the work was done.
    return passing.has(why) ? { kind: 'passing', why, maybeDone: true } : { kind: 'refused', why }
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { kind: 'passing', why: `HTTP ${error.statusCode}`, maybeDone: true }
  return { kind: 'passing', why: 'not reached', maybeDone: true }
}

function waitFor(seconds: number): Failure {
  return { kind: 'wait', inMs: Math.max(1, seconds) * 1000 }
}
