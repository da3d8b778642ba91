/** Putting a question: the words, the choices, and how many are still to come. */
import type { Choice, Language, Question } from '../rulebook/rulebook.js'
import { actionFor } from './action.js'
import { offers } from './offers.js'
import type { QuestionReply } from './reply.js'
import type { Scene } from './scene.js'
import type { Conversation, OpenQuestion } from './state.js'
import { say } from './wording.js'

export interface Asking {
  readonly question: Question
  readonly choices: readonly Choice[]
  /** The most questions still to come, this one among them; absent where the path is settled. */
  readonly atMost?: number
}

/** Opens a question; one that waits already with the same choices keeps its buttons good. */
export function opened(state: Conversation, asking: Asking, reopened = false): Conversation {
  const choices = asking.choices.map((choice) => choice.id)
  const { open } = state
  const same =
    !reopened &&
    open?.question === asking.question.id &&
    open.choices.length === choices.length &&
    open.choices.every((id, at) => id === choices[at])
  if (same) return state
  const serial = state.serial + 1
  const next: OpenQuestion = {
    question: asking.question.id,
    choices,
    serial,
    reopened,
  }
  return { ...state, serial, open: next }
}

export function questionReply(
  scene: Scene,
  state: Conversation,
  open: OpenQuestion,
  asking: Asking,
): QuestionReply {
  const { language } = scene
  const { question } = asking
  const words = language.questions[question.id]
  const asks = ((state.put.misses ?? 0) > 0 ? words?.again : words?.ask) ?? question.id
  const progress = asking.atMost === undefined ? null : progressWords(language, asking.atMost)
  const [fact] = question.facts
  return {
    kind: 'question',
    question: question.id,
    fact: question.facts.length === 1 && fact !== undefined ? fact : question.id,
    text: progress === null ? asks : `${asks} (${progress})`,
    ask: asks,
    ...(progress !== null && { progress }),
    ...(asking.atMost !== undefined && { atMost: asking.atMost }),
    choices: asking.choices.map((choice) => ({
      label: words?.choices[choice.id] ?? choice.id,
      value: valueFor(question, choice),
      sets: choice.sets,
      action: actionFor(scene.conversation, open.serial, { kind: 'choose', choice: choice.id }),
    })),
    offers: offers(scene, open.serial, [
      'skip',
      ...(state.history.length > 0 ? (['back'] as const) : []),
      'why',
      'human',
    ]),
  }
}

function valueFor(question: Question, choice: Choice) {
  const [fact] = question.facts
  const value = question.facts.length === 1 && fact !== undefined ? choice.sets[fact] : undefined
  return value ?? choice.id
}

export function progressWords(language: Language, atMost: number): string {
  return atMost === 1
    ? say(language, 'progress-last')
    : say(language, 'progress', { count: String(atMost) })
}
