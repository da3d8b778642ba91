/** What the checks that need the decision look at, made once for all of them. */
import type { Subject } from '../../rulebook/lint/subject.js'
import type { ChoiceFact } from '../../rulebook/rulebook.js'
import { type Advisor, advisorFor } from '../advisor.js'
import { type RowFormula, rowFormula } from './formula.js'
import { type Search, searchIn } from './search.js'

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

/** More would take minutes. */
const mostStates = 100_000

export function decisionSubject(subject: Subject): DecisionSubject {
  const { rulebook } = subject
  const facts = rulebook.facts.filter((fact) => fact.kind === 'choice')
  const rows = rulebook.rows
    .filter((row) => !row.fallback)
    .map((row) => rowFormula(row, facts, rulebook.derived))
  return { ...subject, facts, rows, search: searchIn(facts) }
}

export function advisedSubject(subject: DecisionSubject): AdvisedSubject {
  const states = subject.facts.reduce((product, { values }) => product * (values.length + 2), 1)
  return {
    ...subject,
    advisor: advisorFor(subject.rulebook),
    states: states <= mostStates ? states : undefined,
  }
}
