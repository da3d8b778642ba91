/** What the table comes to for a profile. */
import type { Row } from '../rulebook/rulebook.js'

export type Outcome = PathOutcome | TrainerOutcome

export interface PathOutcome {
  readonly kind: 'path'
  readonly row: Row
  /** Certification ids, in the order to take them. Never empty. */
  readonly path: readonly string[]
}

export interface TrainerOutcome {
  readonly kind: 'trainer'
  readonly row: Row
  /** The certification that the rest leans to. */
  readonly lean?: string
  /** The paths that stay open because the person would not say something. */
  readonly open: readonly (readonly string[])[]
}

/** Outcomes that a person would call the same have the same key; another row alone is no other. */
export function outcomeKey(outcome: Outcome): string {
  return outcome.kind === 'path' ? pathKey(outcome.path) : `trainer ${outcome.lean ?? ''}`
}

export function pathKey(path: readonly string[]): string {
  return path.join(' > ')
}
