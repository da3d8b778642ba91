/** Where a person stands, for what shows it outside the talk: a home page, a form. */
import { statements } from './answers.js'
import { standingLines } from './explaining.js'
import { type FormQuestion, formFor } from './form.js'
import { underTodaysRules } from './new-rules.js'
import { offers } from './offers.js'
import { openQuestion, proceed } from './proceed.js'
import { recommendationNow, recommendationReply } from './recommended.js'
import type { Offer, QuestionReply, RecommendationReply } from './reply.js'
import type { Scene } from './scene.js'
import { type Conversation, isNew, newConversation } from './state.js'
import { say } from './wording.js'

export interface Standing {
  /** Nobody who was asked or told anything yet. */
  readonly isNew: boolean
  readonly title: string
  /** Greets whoever has said nothing yet. */
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
  /** Every question that may be answered now; its answers come back as an inbound `answers`. */
  readonly form: readonly FormQuestion[]
  /** What is good at any time, beside what the question and the recommendation offer. */
  readonly offers: readonly Offer[]
}

/**
 * Changes nothing. Its actions are those of the state that the next turn begins with, and so are
 * live until then.
 * @param kept null for a person who was never here
 */
export function standingOf(scene: Scene, kept: Conversation | null): Standing {
  const { language, advisor } = scene
  const before = kept ?? newConversation(language.id, advisor.rulebook.hash)
  const today = underTodaysRules(scene, before).state
  const fresh = isNew(today)
  const state = fresh ? proceed(scene, today).state : today
  const recommendation = recommendationNow(scene, state)
  const said = statements(scene, state.answers)
  // Whoever was asked and has said nothing stands nowhere yet.
  const atStart = said.length === 0 && !recommendation && state.draft === null
  return {
    isNew: fresh,
    title: say(language, atStart ? 'standing-title-new' : 'standing-title'),
    summary: atStart ? say(language, 'greeting') : standingLines(scene, state).join('\n'),
    statements: said.map(({ name, value, origin }) => ({
      name,
      value,
      origin: say(language, `origin-${origin}`),
    })),
    question: openQuestion(scene, state),
    recommendation: recommendation && recommendationReply(scene, state, recommendation),
    form: formFor(scene, state),
    offers: offers(scene, state.serial, [
      'human',
      ...(fresh ? [] : (['restart'] as const)),
      'data',
      'help',
    ]),
  }
}
