/** What went wrong between Slack and us, as far as it changes what to do next. */
import { webApi } from '@slack/bolt'

export type Fault =
  /** Slack will say the same to the same token, until somebody changes something. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may work later, and not before so many milliseconds. */
  | { readonly kind: 'passing'; readonly code: string; readonly waitMs: number }

/** For what a call of the Web API threw, or an attempt to connect. */
export function faultOf(error: unknown): Fault {
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error
    return refusals.has(code) ? { kind: 'refused', code } : passing(code)
  }
  if (error instanceof webApi.WebAPIRateLimitedError)
    return passing('ratelimited', error.retryAfter * 1000)
  if (error instanceof webApi.WebAPIHTTPError) return passing(`http_${error.statusCode}`)
  return passing('unreachable')
}

/** https://docs.slack.dev/reference/methods/auth.test#errors, and what comes of a token's kind. */
const refusals: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'ekm_access_denied',
  'forbidden_team',
  'invalid_auth',
  'missing_args',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
])

function passing(code: string, waitMs = 0): Fault {
  return { kind: 'passing', code, waitMs }
}
