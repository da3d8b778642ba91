/** What is decided for a set of known facts, and who decides it. */
import type { Choice, Known, Question, Rulebook } from '../rulebook/rulebook.js'
import type { Outcome } from './outcome.js'

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
