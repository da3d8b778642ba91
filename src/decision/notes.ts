/** What stands under a recommendation, as data; the conversation turns it into words. */
import type {
  Certification,
  Cohort,
  Known,
  Note,
  NoteCondition,
  Requirement,
  Rulebook,
} from '../rulebook/rulebook.js'
import { conditionHolds } from './condition.js'
import type { Outcome, PathOutcome } from './outcome.js'

export interface ShownNote {
  readonly id: string
  /** What the first step asks for and the person is known to be short of. */
  readonly missing: readonly Missing[]
  /** What the first step asks for, whatever is known. */
  readonly requirements: readonly Requirement[]
  /** The courses for certifications on the path that are not known to be past. */
  readonly cohorts: readonly Cohort[]
}

export interface Missing {
  readonly fact: string
  readonly have: number
  readonly need: number
}

/** How what is known compares with what the first step asks for; `none` where it asks nothing. */
export type Experience = 'short' | 'met' | 'unknown' | 'none'

/**
 * The notes that hold, in the order of the rules; the trainer's own advice has none.
 * @param today a day, `2026-11-24`
 */
export function notesFor(
  rulebook: Rulebook,
  known: Known,
  outcome: Outcome,
  today: string,
): readonly ShownNote[] {
  if (outcome.kind === 'trainer') return []
  const first = rulebook.certifications.find((each) => each.id === outcome.path[0])
  const requirements = first?.requires ?? []
  const cohorts = rulebook.cohorts.filter(
    (cohort) => outcome.path.includes(cohort.certification) && !isPast(cohort, today),
  )
  const missing = missingFor(first, known)
  const experience = experienceFor(first, known)
  return rulebook.notes
    .filter((note) => holds(note, { rulebook, known, outcome, cohorts, experience }))
    .map(({ id }) => ({ id, missing, requirements, cohorts }))
}

/** A day without a year comes round again, so it is never past. */
export function isPast(cohort: Cohort, today: string): boolean {
  return cohort.starts.length === today.length && cohort.starts < today
}

export function experienceFor(certification: Certification | undefined, known: Known): Experience {
  const requires = certification?.requires ?? []
  if (requires.length === 0) return 'none'
  if (missingFor(certification, known).length > 0) return 'short'
  return requires.every(({ fact }) => typeof known[fact] === 'number') ? 'met' : 'unknown'
}

function missingFor(certification: Certification | undefined, known: Known): readonly Missing[] {
  return (certification?.requires ?? []).flatMap(({ fact, atLeast }) => {
    const have = known[fact]
    return typeof have === 'number' && have < atLeast ? [{ fact, have, need: atLeast }] : []
  })
}

interface Situation {
  readonly rulebook: Rulebook
  readonly known: Known
  readonly outcome: PathOutcome
  readonly cohorts: readonly Cohort[]
  readonly experience: Experience
}

function holds(note: Note, situation: Situation): boolean {
  const { rulebook, known, outcome, cohorts, experience } = situation
  const { when } = note
  const { path, row } = outcome
  const [first] = path
  const isUnknown = (fact: string) => known[fact] === undefined || known[fact] === null
  return (
    conditionHolds(when.facts, known, rulebook.derived) &&
    !excludedBy(when, known, rulebook) &&
    when.unknown.every(isUnknown) &&
    (when.rows.length === 0 || when.rows.includes(row.id)) &&
    (when.firstStep.length === 0 || (first !== undefined && when.firstStep.includes(first))) &&
    (when.onPath.length === 0 || when.onPath.some((step) => path.includes(step))) &&
    !when.notOnPath.some((step) => path.includes(step)) &&
    (when.steps === undefined || when.steps === (path.length > 1 ? 'several' : 'one')) &&
    (when.experience === undefined || when.experience === experience) &&
    (when.cohort === undefined || cohorts.length > 0)
  )
}

/** An `unless` that names nothing excludes nobody, though as a condition it would always hold. */
function excludedBy(when: NoteCondition, known: Known, rulebook: Rulebook): boolean {
  return Object.keys(when.unless).length > 0 && conditionHolds(when.unless, known, rulebook.derived)
}
