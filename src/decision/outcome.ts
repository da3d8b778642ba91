/** What the table comes to for a profile. */
import type { Row } from '../rulebook/rulebook.js'

export type Outcome = PathOutcome | TrainerOutcome

export interface PathOutcome {
  readonly kind: 'path'
  /** Outcomes that a person would call the same share it; another row alone is no other outcome. */
  readonly key: string
  readonly row: Row
  /** Certification ids, in the order to take them. Never empty. */
  readonly path: readonly string[]
}

export interface TrainerOutcome {
  readonly kind: 'trainer'
  readonly key: string
  readonly row: Row
  /** The certification that the rest leans to. */
  readonly lean?: string
  /** The paths that stay open because the person would not say something. */
  readonly open: readonly (readonly string[])[]
}

export function pathOutcome(row: Row): PathOutcome {
  return { kind: 'path', key: pathKey(row.path), row, path: row.path }
}

export function trainerOutcome(
  row: Row,
  lean?: string,
  open: TrainerOutcome['open'] = [],
): TrainerOutcome {
  const key = `trainer ${lean ?? ''}`
  return { kind: 'trainer', key, row, open, ...(lean !== undefined && { lean }) }
}

export function pathKey(path: readonly string[]): string {
  return path.join(' > ')
}
