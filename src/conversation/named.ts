/**
 * A button that was typed instead of tapped: in a chat both come from the same hand. What can be
 * named is what waits now, and so is worked out from the state.
 */
import type { Choice } from '../rulebook/rulebook.js'
import type { Understood } from '../understanding/understand.js'
import { answerOffers } from './answer-offers.js'
import type { Asking } from './asking.js'
import { draftReplies } from './draft-replies.js'
import { isLabel, isNamed, nameIn, numberIn } from './label.js'
import { changeItems } from './moving.js'
import { offers } from './offers.js'
import { answeredHandoffs } from './open-handoffs.js'
import { openQuestion } from './proceed.js'
import type { Offer } from './reply.js'
import type { Scene } from './scene.js'
import type { Conversation, Draft, Put } from './state.js'
import { hasAnswers } from './trainer-words.js'

/**
 * The choice whose label a text is. What stands on the button is not read for more than it says:
 * "run an AI management system" tells of nobody's background there.
 */
export function choiceNamed(
  { language }: Scene,
  { question, choices }: Asking,
  text: string,
): Choice | undefined {
  const name = nameIn(text)
  if (name === null) return undefined
  const labels = language.questions[question.id]?.choices
  return choices.find(({ id }) => isLabel(labels?.[id] ?? id, name))
}

/**
 * The action of the offer that a text names: by its label, by its number in a list that was put to
 * the person, or by the word behind it where that word was not heard as anything else. Null where it names none.
 * @param put what the last reply put to the person
 */
export function actionNamed(
  scene: Scene,
  state: Conversation,
  put: Put,
  text: string,
  { choice, facts, command }: Understood,
): string | null {
  const draft = state.phase === 'handoff' ? state.draft : null
  const listed = changeItems(scene, state).filter(({ value }) => put.questions.includes(value))
  const number = numberIn(text)
  if (number !== null) {
    // The choices of a question are numbered too; the listener tells those numbers from amounts.
    const numbered = listed.length > 0 || !draft ? listed : numberedIn(scene, draft)
    return numbered[number - 1]?.action ?? null
  }
  const name = nameIn(text)
  if (name === null) return null
  const buttons = [
    ...(draft ? draftOffers(scene, draft) : talkOffers(scene, state)),
    ...(put.yes === 'erase-now' ? offers(scene, state.serial, ['erase-now']) : []),
    ...(hasAnswers(state) ? offers(scene, state.serial, ['answers']) : []),
    ...offers(scene, state.serial, draft ? goodInDraft : goodAtAnyTime),
  ]
  const labels = [...listed, ...namesOf(scene, listed), ...buttons]
  const labelled = labels.find(({ label }) => isLabel(label, name))
  const heard = choice !== undefined || facts.length > 0 || command !== undefined
  const worded = heard ? undefined : buttons.find((button) => isNamed(button, name))
  return (labelled ?? worded)?.action ?? null
}

/** Whether a text asks for a letter that lies aside to be sent, which it first has to be seen for. */
export function namesSending(scene: Scene, draft: Draft, text: string): boolean {
  const name = nameIn(text)
  return (
    name !== null && offers(scene, draft.serial, ['send']).some((offer) => isNamed(offer, name))
  )
}

/** A question to be changed is named without its answer too. */
function namesOf(
  { language }: Scene,
  listed: readonly (Offer & { readonly value: string })[],
): readonly Offer[] {
  return listed.map((item) => ({
    ...item,
    label: language.questions[item.value]?.name ?? item.label,
  }))
}

function talkOffers(scene: Scene, state: Conversation): readonly Offer[] {
  const last = state.history.at(-1)
  return [
    ...(openQuestion(scene, state)?.offers ?? []),
    ...(last ? offers(scene, last.serial, ['take-back']) : []),
    ...answeredHandoffs(state).flatMap(({ post }) => answerOffers(scene, post)),
  ]
}

function draftOffers(scene: Scene, draft: Draft): readonly Offer[] {
  return draftReplies(scene, draft).flatMap((reply) => ('offers' in reply ? reply.offers : []))
}

/** Where the draft asks for the person's own question, a number is that question. */
function numberedIn(scene: Scene, draft: Draft): readonly Offer[] {
  return draft.step === 'question' ? [] : draftOffers(scene, draft)
}

const goodInDraft = [
  'why',
  'why-result',
  'alternatives',
  'all-alternatives',
  'change',
  'record',
  'calendar',
  'export',
  'erase',
  'restart',
  'data',
  'help',
] as const

const goodAtAnyTime = ['human', 'pass-on', ...goodInDraft] as const
