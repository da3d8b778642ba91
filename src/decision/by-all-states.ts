/** The best question for every set of known facts, each worked out once. */
import type { Rulebook } from '../rulebook/rulebook.js'
import { type Candidate, candidatesFor, endsOf, type PathQuestion } from './asking.js'
import type { Advisor, Ask, Decision } from './decision.js'
import type { Outcome } from './outcome.js'
import type { Coding, Digits } from './profile.js'
import type { Table } from './table.js'

export interface Ready {
  readonly rulebook: Rulebook
  readonly coding: Coding
  readonly table: Table
  readonly questions: readonly PathQuestion[]
}

export function byAllStates({
  coding,
  table,
  questions,
}: Ready): Pick<Advisor, 'decide' | 'judge'> {
  const outcomes = new Array<Outcome | undefined>(coding.states).fill(undefined)
  // All there from the start: an array that grows by far leaps is kept as a slow dictionary.
  const decisions = new Array<Decision | undefined>(coding.states).fill(undefined)

  const judge = (digits: Digits): Outcome => {
    const index = coding.index(digits)
    const known = outcomes[index]
    if (known) return known
    const outcome = table.judge(digits)
    outcomes[index] = outcome
    return outcome
  }

  const work = (digits: Digits): Decision => {
    const index = coding.index(digits)
    const known = decisions[index]
    if (known) return known
    const best = fewest(worthAsking(digits).map((candidate) => asking(candidate, work)))
    const decision: Decision = best ?? { kind: 'settled', outcome: judge(digits) }
    decisions[index] = decision
    return decision
  }

  const worthAsking = (digits: Digits): readonly Candidate[] => {
    const candidates = candidatesFor(questions, digits)
    const alone = candidates.filter((candidate) => endsOf(candidate, digits, judge).size > 1)
    if (alone.length > 0) return alone
    // Facts may matter only together: then the answer to one makes another worth asking.
    return candidates.filter(({ next }) => next.some((one) => work(one).kind === 'ask'))
  }

  return {
    decide: (known) => decisions[coding.indexOf(known)] ?? work(coding.digits(known)),
    judge: (known) => judge(coding.digits(known)),
  }
}

function asking(candidate: Candidate, work: (digits: Digits) => Decision): Ask {
  const next = candidate.next.map(work)
  const sum = next.reduce((total, one) => total + averageFrom(one), 0)
  return {
    kind: 'ask',
    question: candidate.asked.question,
    choices: candidate.choices,
    atMost: 1 + Math.max(...[...next, work(candidate.skipped)].map(mostFrom)),
    onAverage: 1 + sum / next.length,
  }
}

/** At worst, then on average, then the first in the rules. */
function fewest(asks: readonly Ask[]): Ask | undefined {
  let best: Ask | undefined
  for (const ask of asks) {
    const isBetter =
      !best ||
      ask.atMost < best.atMost ||
      (ask.atMost === best.atMost && ask.onAverage < best.onAverage)
    if (isBetter) best = ask
  }
  return best
}

function mostFrom(decision: Decision): number {
  return decision.kind === 'ask' ? decision.atMost : 0
}

function averageFrom(decision: Decision): number {
  return decision.kind === 'ask' ? decision.onAverage : 0
}
