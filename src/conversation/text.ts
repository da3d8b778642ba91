/** A written message: what it may mean, in the order in which that is tried. */
import type { Question } from '../rulebook/rulebook.js'
import { typed } from './answers.js'
import { command } from './commands.js'
import { writtenToDraft } from './draft-text.js'
import { reopened } from './moving.js'
import { offers } from './offers.js'
import { again, askingOf } from './proceed.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Conversation } from './state.js'
import { answered, taken } from './taking.js'
import { topicAnswer } from './topics.js'
import { say } from './wording.js'

/** @param menu what the last reply listed, for a number to pick from */
export function written(
  scene: Scene,
  state: Conversation,
  text: string,
  menu: readonly string[],
): Turned {
  const asking = askingOf(scene, state)
  const understood = scene.listener.understand(text, {
    ...(asking && { asked: asking }),
    year: new Date(scene.now).getUTCFullYear(),
  })
  if (state.phase === 'handoff' && state.draft) {
    return writtenToDraft(scene, state, state.draft, text, understood)
  }
  const picked = pickedFrom(scene, menu, text)
  if (picked) return reopened(scene, state, picked)
  if (understood.choice && asking) {
    return answered(scene, state, asking.question, understood.choice, 'typed', understood.facts)
  }
  if (understood.command) return command(scene, state, understood.command)
  if (understood.facts.length > 0) {
    const next = taken(scene, state, typed(understood.facts))
    const answer = understood.topics.length > 0 ? topicAnswer(scene, state, understood, text) : null
    return answer ? { ...next, replies: [...answer.replies, ...next.replies] } : next
  }
  const answer = topicAnswer(scene, state, understood, text)
  if (answer) return turned(answer.state, ...answer.replies, ...again(scene, answer.state))
  return notUnderstood(scene, state, text)
}

/** After `change` has listed the questions, a number or a name picks one. */
function pickedFrom(scene: Scene, menu: readonly string[], text: string): Question | undefined {
  const said = text.trim().toLowerCase()
  const number = /^(\d{1,2})[.)]?$/.exec(said)?.[1]
  const id = menu.find((question, at) =>
    number === undefined
      ? scene.language.questions[question]?.name.toLowerCase() === said
      : Number(number) === at + 1,
  )
  return scene.advisor.rulebook.questions.find((question) => question.id === id)
}

/** First a gentler repeat with the choices, then the offer of a human. */
function notUnderstood(scene: Scene, state: Conversation, text: string): Turned {
  const { language, advisor } = scene
  const { open } = state
  const misses = (open?.misses ?? 1) + 1
  const next: Conversation = {
    ...state,
    unanswered: text,
    open: open && { ...open, misses },
  }
  const { name: trainer } = advisor.rulebook.trainer
  const word =
    misses === 1
      ? say(language, 'not-understood')
      : say(language, 'not-understood-again', { trainer, email: scene.trainerEmail })
  const ways = misses === 1 ? [] : offers(scene, next.serial, ['pass-on'])
  return turned(next, { kind: 'text', text: word, offers: ways }, ...again(scene, next))
}
