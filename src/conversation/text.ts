/** A written message: what it may mean, in the order in which that is tried. */
import type { Taken, Understood } from '../understanding/understand.js'
import { withAdded } from './adding.js'
import { typed } from './answers.js'
import type { Asking } from './asking.js'
import { command } from './commands.js'
import { corrected } from './correcting.js'
import { writtenToDraft } from './draft-text.js'
import { broughtBack } from './handing-off.js'
import { actionNamed, choiceNamed, namesSending } from './named.js'
import { offers } from './offers.js'
import { again, askingOf } from './proceed.js'
import { replyToPut } from './put.js'
import { type Scene, type Turned, turned } from './scene.js'
import { type Conversation, nothingPut, type Put } from './state.js'
import { answered, taken } from './taking.js'
import { tapped } from './tap.js'
import { type TopicAnswer, topicAnswer } from './topics.js'
import { say } from './wording.js'

/** @param put what the last reply put to the person */
export function written(scene: Scene, state: Conversation, text: string, put: Put): Turned {
  const asking = askingOf(scene, state)
  const heard = scene.listener.understand(text, {
    ...(asking && { asked: asking }),
    year: new Date(scene.now).getUTCFullYear(),
  })
  const understood = asking
    ? { ...heard, facts: ofWhatIsOffered(state, asking, text, heard) }
    : heard
  const drafting = state.phase === 'handoff' && state.draft !== null
  const choice = asking && !drafting ? choiceNamed(scene, asking, text) : undefined
  if (asking && choice) return answered(scene, state, asking.question, choice, 'typed')
  const named = actionNamed(scene, state, put, text, understood)
  if (named) return tapped(scene, state, named)
  const left = drafting ? null : state.draft
  if (left && namesSending(scene, left, text)) return broughtBack(scene, state, left)
  // A yes to what was asked must not send the letter that is being drafted.
  const reply = replyToPut(scene, state, put, understood)
  if (reply) return reply
  const isAsked = drafting && state.draft?.step === 'question'
  const change = isAsked ? null : corrected(scene, state, put, understood)
  if (change) return change
  if (state.phase === 'handoff' && state.draft) {
    return writtenToDraft(scene, state, state.draft, text, understood)
  }
  const { choice: meant, facts, topics, asks } = understood
  const besides = topics.length > 0 ? topicAnswer(scene, state, understood, text) : null
  if (meant && asking) {
    // A choice may sound like a topic: beside it only what asks is a question.
    const answer = asks ? besides : null
    const next = answered(scene, answer?.state ?? state, asking.question, meant, 'typed', facts)
    return withAnswer(answer, next)
  }
  if (understood.command) return command(scene, state, understood.command)
  if (facts.length > 0) {
    const next = taken(
      scene,
      besides?.state ?? state,
      typed(withAdded(scene, state, facts, understood.correction)),
    )
    return withAnswer(besides, next)
  }
  const answer = besides ?? topicAnswer(scene, state, understood, text)
  if (answer) {
    // A question of which no word is known is not understood either.
    const { misses } = topics.length === 0 ? put : nothingPut
    const next: Conversation = {
      ...answer.state,
      put: { ...answer.state.put, ...(misses !== undefined && { misses }) },
    }
    return turned(next, ...answer.replies, ...again(scene, next))
  }
  return notUnderstood(scene, state, text, put)
}

/** What was asked beside what was said is answered first, and may be passed on all the same. */
function withAnswer(answer: TopicAnswer | null, next: Turned): Turned {
  return answer ? { ...next, replies: [...answer.replies, ...next.replies] } : next
}

/** What is said in so few words is an answer to the question, and to nothing that was said before. */
const fewWords = 3

/** "none" to what is offered takes back nothing that has been said and is not offered any more. */
function ofWhatIsOffered(
  { answers }: Conversation,
  { question, choices }: Asking,
  text: string,
  { facts }: Understood,
): readonly Taken[] {
  if (text.trim().split(/\s+/).length > fewWords) return facts
  return facts.filter(({ fact, value }) => {
    const known = answers[fact]
    if (known?.kind !== 'known' || !question.facts.includes(fact)) return true
    return known.value === value || choices.some(({ sets }) => sets[fact] === value)
  })
}

/** First a gentler repeat with the choices, then the offer of a human; what was understood between ends it. */
function notUnderstood(scene: Scene, state: Conversation, text: string, put: Put): Turned {
  const { language, advisor } = scene
  const misses = (put.misses ?? 0) + 1
  const isOpen = state.open !== null
  const offersHuman = misses > 1 || !isOpen
  const next: Conversation = {
    ...state,
    unanswered: { text, reason: 'not-understood' },
    put: { ...nothingPut, misses, yes: offersHuman ? 'pass-on' : null },
  }
  const trainer = { trainer: advisor.rulebook.trainer.name, email: scene.trainerEmail }
  const word = isOpen
    ? misses === 1
      ? say(language, 'not-understood')
      : say(language, 'not-understood-again', trainer)
    : say(language, 'not-understood-not-asked', trainer)
  const ways = offersHuman ? offers(scene, next.serial, ['pass-on']) : []
  return turned(next, { kind: 'text', text: word, offers: ways }, ...again(scene, next))
}
