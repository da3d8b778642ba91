/** What follows when Slack does not take a token, or cannot be asked about it. */
import { troubleOf } from './trouble.js'

export type Fault =
  /** Slack will say the same to the same token, until somebody changes something. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may work later, and not before so many milliseconds. */
  | { readonly kind: 'passing'; readonly code: string; readonly waitMs: number }

/** For what a call of the Web API threw, or an attempt to connect. */
export function faultOf(error: unknown): Fault {
  const trouble = troubleOf(error)
  switch (trouble.kind) {
    case 'limited':
      return { kind: 'passing', code: 'ratelimited', waitMs: trouble.waitMs }
    case 'lost':
      return { kind: 'passing', code: trouble.code, waitMs: 0 }
    case 'said': {
      const { code } = trouble
      return refusesToken(code) ? { kind: 'refused', code } : { kind: 'passing', code, waitMs: 0 }
    }
  }
}

/** Whether Slack says this of a token, and not of what was to be done with it. */
export function refusesToken(code: string): boolean {
  return refusals.has(code)
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
