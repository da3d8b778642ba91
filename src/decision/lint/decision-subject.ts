/** What the checks that need the decision look at, made once for all of them. */
import type { Subject } from '../../rulebook/lint/subject.js'
import type { ChoiceFact, Rulebook } from '../../rulebook/rulebook.js'
import { advisorFor } from '../advisor.js'
import type { Advisor } from '../decision.js'
import { type RowFormula, rowFormula } from '../formula.js'
import { mostTriesInAll, type Search, searchIn } from '../search.js'

export interface DecisionSubject extends Subject {
  readonly facts: readonly ChoiceFact[]
  /** Without the fallback: what it catches is what no row speaks of. */
  readonly rows: readonly RowFormula[]
  readonly search: Search
}

/** Only where the table has an answer for everybody. */
export interface AdvisedSubject extends DecisionSubject {
  readonly advisor: Advisor
  /** Every set of known facts, or undefined where they are too many to try one by one. */
  readonly states: number | undefined
}

/** The day for which notes are tried: rules must not turn wrong because a course is past. */
export const beforeEveryCourse = '0000-01-01'

/** More would take minutes. */
const mostStates = 100_000

export function decisionSubject(subject: Subject): DecisionSubject {
  const { rulebook } = subject
  const facts = rulebook.facts.filter((fact) => fact.kind === 'choice')
  const rows = rulebook.rows
    .filter((row, at) => !row.fallback && !isForgottenFallback(rulebook, at))
    .map((row) => rowFormula(row, facts, rulebook.derived))
  return { ...subject, facts, rows, search: searchIn(facts, mostTriesInAll) }
}

/** A last row that catches all but does not say so: another check asks for the word. */
function isForgottenFallback({ rows }: Rulebook, at: number): boolean {
  if (rows.some((row) => row.fallback) || at < rows.length - 1) return false
  return Object.keys(rows[at]?.when ?? {}).length === 0
}

export function advisedSubject(subject: DecisionSubject): AdvisedSubject {
  const states = subject.facts.reduce((product, { values }) => product * (values.length + 2), 1)
  return {
    ...subject,
    advisor: advisorFor(subject.rulebook),
    states: states <= mostStates ? states : undefined,
  }
}
