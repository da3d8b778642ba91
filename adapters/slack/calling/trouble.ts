/** What a call of Slack's threw, told apart by who was at fault. */
import { webApi } from '@slack/bolt'

export type Trouble =
  /** Slack said no. */
  | { readonly kind: 'said'; readonly code: string }
  /** It was too much; nothing was done. */
  | { readonly kind: 'limited'; readonly waitMs: number }
  /** There was no answer, or none of Slack's: it may have been done all the same. */
  | { readonly kind: 'lost'; readonly code: string }

export function troubleOf(error: unknown): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error
    return code === 'ratelimited' || code === 'rate_limited' ? limited(1) : { kind: 'said', code }
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { kind: 'lost', code: `http_${error.statusCode}` }
  return { kind: 'lost', code: 'unreachable' }
}

function limited(seconds: number): Trouble {
  return { kind: 'limited', waitMs: Math.max(1, seconds) * 1000 }
}
