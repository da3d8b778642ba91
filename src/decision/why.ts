/** Why an outcome came about: its row, the facts that mattered, and those that did not. */
import type { ChoiceFact, Condition, Known, Row, Value } from '../rulebook/rulebook.js'
import { factsItHoldsBy } from './condition.js'
import type { Advisor } from './decision.js'
import type { Outcome } from './outcome.js'

export interface Why {
  readonly row: Row
  /** Facts that the row's condition holds by, or of which another value would lead elsewhere. */
  readonly mattered: readonly KnownFact[]
  readonly didNot: readonly KnownFact[]
}

/** In the order of the rules; `null` is what the person would not say. */
export interface KnownFact {
  readonly fact: string
  readonly value: Value | null
}

export function why(advisor: Advisor, known: Known, outcome: Outcome): Why {
  const { facts } = advisor.rulebook
  const taken = asTaken(
    facts.filter((fact) => fact.kind === 'choice'),
    known,
  )
  const used = usedBy(advisor, taken, outcome)
  const mattered: KnownFact[] = []
  const didNot: KnownFact[] = []
  for (const fact of facts) {
    const value = known[fact.id]
    if (value === undefined) continue
    const decides =
      used.has(fact.id) || (fact.kind === 'choice' && turns(advisor, known, outcome, fact))
    const list = decides ? mattered : didNot
    list.push({ fact: fact.id, value })
  }
  return { row: outcome.row, mattered, didNot }
}

/** What was skipped stands for the value that the rules take it for, if they take it for one. */
function asTaken(facts: readonly ChoiceFact[], known: Known): Known {
  const assumed = facts.flatMap(({ id, ifSkipped }): [string, Value][] =>
    known[id] === null && ifSkipped.kind === 'counts-as' ? [[id, ifSkipped.value]] : [],
  )
  return { ...known, ...Object.fromEntries(assumed) }
}

function usedBy(advisor: Advisor, taken: Known, outcome: Outcome): ReadonlySet<string> {
  const { derived } = advisor.rulebook
  const by = (condition: Condition) => factsItHoldsBy(condition, taken, derived)
  const lean = outcome.row.leans.find((each) => by(each.when))
  return new Set([...(by(outcome.row.when) ?? []), ...((lean && by(lean.when)) ?? [])])
}

/** Whether another value of this fact alone leads to another outcome. */
function turns(advisor: Advisor, known: Known, outcome: Outcome, fact: ChoiceFact): boolean {
  const key = outcome.key
  return fact.values.some((value) => advisor.judge({ ...known, [fact.id]: value }).key !== key)
}
