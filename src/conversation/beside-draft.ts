/** What is written beside a letter: an address, a fact, a question of its own, or more for the trainer. */
import type { Understood } from '../understanding/understand.js'
import { typed } from './answers.js'
import { aside } from './aside.js'
import { joined, longestQuestion } from './drafts.js'
import { addressTyped, atStep } from './handing-off.js'
import { again } from './proceed.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, trainerIn, turned } from './scene.js'
import { type Conversation, type Draft, nothingPut } from './state.js'
import { taken } from './taking.js'
import { answersTo } from './topics.js'
import { say } from './wording.js'

/** A longer question with an address in it is about somebody, and no address to answer at. */
const mostWordsAboutAddress = 10

/** All of it is taken in, and the letter lies before the person again: nothing goes unseen. */
export function writtenBeside(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  text: string,
  understood: Understood,
): Turned {
  const address = addressWordsIn(draft, text, understood)
  if (understood.facts.length === 0)
    return address === null
      ? remarked(scene, state, draft, text, understood)
      : addressTyped(scene, state, draft, address)
  const noted = taken(scene, state, typed(understood.facts))
  const writing: Conversation = { ...noted.state, phase: 'handoff' }
  const next =
    address === null ? atStep(scene, writing, draft) : addressTyped(scene, writing, draft, address)
  const said = noted.replies.filter(({ kind }) => kind !== 'question')
  return { ...next, replies: [...said, ...next.replies] }
}

/** What names the address to answer at, if anything does; "not this one, that one" names the other. */
function addressWordsIn(draft: Draft, text: string, { asks }: Understood): string | null {
  if (!text.includes('@') || draft.goesOn !== undefined) return null
  if (asks && text.trim().split(/\s+/).length > mostWordsAboutAddress) return null
  const others = draft.address === null ? text : text.replaceAll(draft.address, ' ')
  return others.includes('@') ? others : text
}

/** Answered where the rules know it; everything else may be meant for the trainer. */
function remarked(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  text: string,
  { topics }: Understood,
): Turned {
  const { language } = scene
  const answers = answersTo(scene, state, topics)
  const known = answers.filter(({ isKnown }) => isKnown).map((answer) => plain(answer.text))
  if (answers.length > 0 && known.length === answers.length)
    return turned(state, ...known, ...again(scene, state))
  const remark = text.trim()
  if ((joined(draft.question, remark) ?? '').length > longestQuestion)
    return aside(scene, state, say(language, 'handoff-full', trainerIn(scene)))
  const next = atStep(scene, { ...state, put: { ...nothingPut, yes: 'add' } }, { ...draft, remark })
  const offer = plain(say(language, 'handoff-add', trainerIn(scene)))
  return { ...next, replies: [...known, offer, ...next.replies] }
}

function plain(text: string): Reply {
  return { kind: 'text', text, offers: [] }
}
