/** Known facts in; the path, or the question to ask next, out. */
import type { Choice, Known, Question, Rulebook } from '../rulebook/rulebook.js'
import { pathQuestions } from './asking.js'
import { byAllStates } from './by-all-states.js'
import { bySearch } from './by-search.js'
import type { Outcome } from './outcome.js'
import { codingOf } from './profile.js'
import { tableOf } from './table.js'

export type Decision = Settled | Ask

/** Nothing that could still be asked would change the outcome. */
export interface Settled {
  readonly kind: 'settled'
  readonly outcome: Outcome
}

export interface Ask {
  readonly kind: 'ask'
  readonly question: Question
  /** The choices that agree with what is known. */
  readonly choices: readonly Choice[]
  /** The most questions still to come, this one among them, whatever the person answers. */
  readonly atMost: number
  /** How many they are on average, were every choice as likely as another. */
  readonly onAverage: number
}

export interface Advisor {
  readonly rulebook: Rulebook
  decide(known: Known): Decision
  /** The outcome if nothing more were said. */
  judge(known: Known): Outcome
}

/** Up to here all sets of known facts can be worked out, in a second or two. */
const mostStatesWorkedOut = 100_000

/** Holds what it has worked out; one for each rulebook, made at the start. */
export function advisorFor(rulebook: Rulebook, mostStates = mostStatesWorkedOut): Advisor {
  const coding = codingOf(rulebook)
  const table = tableOf(rulebook, coding)
  const questions = pathQuestions(rulebook, coding)
  const decides = coding.states <= mostStates ? byAllStates : bySearch
  return { rulebook, ...decides({ rulebook, coding, table, questions }) }
}
