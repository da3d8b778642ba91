/** What follows when something could not be sent. */
import { troubleOf } from './trouble.js'

export type Failure =
  /** Slack wants a pause; nothing was done. */
  | { readonly kind: 'wait'; readonly inMs: number }
  /** It may work later. `maybeDone` if it may have been done all the same. */
  | { readonly kind: 'passing'; readonly why: string; readonly maybeDone: boolean }
  /** It will not work, however often it is tried. */
  | { readonly kind: 'refused'; readonly why: string }

/** What Slack says when the fault is its own, or passes by itself. */
const ownFaults: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])

/** For what a call of the Web API threw. */
export function failureOf(error: unknown): Failure {
  const trouble = troubleOf(error)
  switch (trouble.kind) {
    case 'limited':
      return { kind: 'wait', inMs: trouble.waitMs }
    case 'lost':
      return { kind: 'passing', why: trouble.code, maybeDone: true }
    case 'said': {
      const { code: why } = trouble
      // Slack's own fault may have struck before or after the work was done.
      return ownFaults.has(why)
        ? { kind: 'passing', why, maybeDone: true }
        : { kind: 'refused', why }
    }
  }
}
