/** Where a person stands, for what shows it outside the talk: a home page, a form. */
import type { Offer, QuestionReply, RecommendationReply } from './reply.js'

export interface Standing {
  /** Nobody who was asked or told anything yet: the summary greets them. */
  readonly isNew: boolean
  readonly title: string
  readonly summary: string
  /** What is known, each with where it came from, in words. */
  readonly statements: readonly {
    readonly name: string
    readonly value: string
    readonly origin: string
  }[]
  /** The one that waits for an answer; for new people the first. */
  readonly question: QuestionReply | null
  readonly recommendation: RecommendationReply | null
  /** Every question that may be answered now. */
  readonly form: readonly FormQuestion[]
  /** What is good at any time, beside what the question and the recommendation offer. */
  readonly offers: readonly Offer[]
}

export interface FormQuestion {
  readonly question: string
  readonly name: string
  readonly ask: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  /** The choice that says what is known already. */
  readonly chosen: string | null
}
