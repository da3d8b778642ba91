/** One turn of a conversation: what is kept and what came in go in, what is kept and said comes out. */
import { factsSaid } from './answers.js'
import { aside } from './aside.js'
import { askTrainer, greeting } from './commands.js'
import { formFilled, formWords } from './filled-form.js'
import { type ByPerson, type Inbound, isByMail, isUnprompted } from './inbound.js'
import { transcriptsGoBefore, withoutOldWords } from './keeping.js'
import { liveIn } from './live.js'
import { mailed } from './mailed.js'
import { underTodaysRules } from './new-rules.js'
import { again, proceed } from './proceed.js'
import { recommendationNow, recommendationView, recommendedAgain } from './recommended.js'
import type { Reply, View } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import {
  type Conversation,
  isNew,
  type Line,
  mostLines,
  newConversation,
  nothingPut,
} from './state.js'
import { tapped, tappedWords } from './tap.js'
import { written } from './text.js'
import { toldNow } from './waiting.js'
import { say } from './wording.js'

/** What a message is read up to; the person is told when there was more. */
const mostCharacters = 4000

const longestLine = 1000

export interface Stepped extends Turned {
  readonly view: View
}

/**
 * Pure: the same arguments give the same turn. It throws on nothing that a person can send.
 * @param kept null for a person who was never here
 */
export function step(scene: Scene, kept: Conversation | null, inbound: Inbound): Stepped {
  const { rulebook } = scene.advisor
  const { name } = scene.person
  const begun = kept ?? newConversation(scene.language.id, rulebook.hash)
  const before = name === undefined ? begun : { ...begun, name }
  const { state, replies: news } = underTodaysRules(scene, before)
  const came = comeOf(scene, state, inbound)
  const { replies, kept: waited } = toldNow(scene, came.state, [...news, ...came.replies])
  const next = came.forget ? came.state : remembered(scene, before, waited, inbound, replies)
  return { ...came, state: next, replies, view: viewOf(scene, next) }
}

function comeOf(scene: Scene, state: Conversation, inbound: Inbound): Turned {
  if (isByMail(inbound)) return mailed(scene, state, inbound)
  if (inbound.kind === 'unreached') return turned(state, ...inbound.replies)
  if (inbound.kind === 'too-many') {
    const seconds = String(inbound.inSeconds)
    return aside(scene, state, say(scene.language, 'too-many', { seconds }))
  }
  return isNew(state) ? firstTurn(scene, state, inbound) : turn(scene, state, inbound)
}

function firstTurn(scene: Scene, state: Conversation, inbound: ByPerson): Turned {
  const hello: Reply = { kind: 'text', text: say(scene.language, 'greeting'), offers: [] }
  // The question stands open before the first word is read, so that a bare answer is one.
  const asking = proceed(scene, state)
  const heard = saysNothing(scene, inbound) ? asking : turn(scene, asking.state, inbound)
  return { ...heard, replies: [hello, ...heard.replies] }
}

/** A greeting asks for a greeting and no more. */
function saysNothing(scene: Scene, inbound: ByPerson): boolean {
  if (inbound.kind !== 'text') return inbound.kind === 'opened'
  const heard = scene.listener.understand(inbound.text.slice(0, mostCharacters), { year: 0 })
  return heard.command === 'greeting'
}

function turn(scene: Scene, kept: Conversation, inbound: ByPerson): Turned {
  return withLeft(scene, kept, heardIn(scene, kept, inbound))
}

/** A letter that is left for something else is not lost, and the person hears so. */
function withLeft({ language }: Scene, before: Conversation, next: Turned): Turned {
  const { draft, phase } = next.state
  const left =
    before.phase === 'handoff' &&
    phase !== 'handoff' &&
    draft?.reference === before.draft?.reference
  if (!left || !draft) return next
  const word: Reply = { kind: 'text', text: say(language, 'handoff-put-aside'), offers: [] }
  return { ...next, replies: [word, ...next.replies] }
}

function heardIn(scene: Scene, kept: Conversation, inbound: ByPerson): Turned {
  const state: Conversation = { ...kept, put: nothingPut }
  switch (inbound.kind) {
    case 'opened':
      return welcomeBack(scene, state)
    case 'tap':
      return tapped(scene, state, inbound.action)
    case 'answers':
      return formFilled(scene, state, inbound.choices)
    case 'wordless':
      return aside(scene, state, say(scene.language, 'words-only'))
    case 'for-trainer':
      return asRead(scene, inbound.question, (question) => askTrainer(scene, state, question))
    case 'text':
      return asRead(scene, inbound.text, (text) => written(scene, state, text, kept.put))
  }
}

/** As much of a text as is read. */
function asRead({ language }: Scene, text: string, read: (text: string) => Turned): Turned {
  const next = read(text.slice(0, mostCharacters).toWellFormed())
  if (text.length <= mostCharacters) return next
  const words = say(language, 'too-long', { count: String(mostCharacters) })
  return { ...next, replies: [{ kind: 'text', text: words, offers: [] }, ...next.replies] }
}

function welcomeBack(scene: Scene, state: Conversation): Turned {
  const word: Reply = { kind: 'text', text: greeting(scene, state), offers: [] }
  if (!state.given || state.phase === 'handoff') {
    return state.open || state.phase === 'handoff'
      ? turned(state, word, ...again(scene, state))
      : withFirst(word, proceed(scene, state))
  }
  return turned(state, word, ...recommendedAgain(scene, state), ...again(scene, state))
}

function withFirst(word: Reply, next: Turned): Turned {
  return { ...next, replies: [word, ...next.replies] }
}

function remembered(
  scene: Scene,
  before: Conversation,
  state: Conversation,
  inbound: Inbound,
  replies: readonly Reply[],
): Conversation {
  const at = scene.now
  const text = saidIn(scene, before, inbound)
  const said: Line[] = text === null ? [] : [{ from: 'person', text, at }]
  const answers = replies.map((reply): Line => ({ from: 'advisor', text: talkIn(reply), at }))
  const about = isAboutHandoff(before, state) ? ({ about: 'handoff' } as const) : {}
  const lines = [...said, ...answers].map((line) => ({
    ...line,
    ...about,
    text: shortened(line.text),
  }))
  const kept = withoutOldWords(state, transcriptsGoBefore(scene.keeping, at))
  return { ...kept, transcript: [...kept.transcript, ...lines].slice(-mostLines) }
}

/** The letter itself is kept where it belongs, once. */
function talkIn(reply: Reply): string {
  return reply.kind === 'preview' || reply.kind === 'receipt' ? reply.lead : reply.text
}

/** The hand-off is no part of what it hands over: what was previewed is what goes. */
function isAboutHandoff(before: Conversation, { phase }: Conversation): boolean {
  return phase === 'handoff' || (phase === 'sent' && before.phase === 'handoff')
}

function saidIn(scene: Scene, before: Conversation, inbound: Inbound): string | null {
  if (isUnprompted(inbound)) return null
  switch (inbound.kind) {
    case 'opened':
    case 'too-many':
    case 'wordless':
      return null
    case 'for-trainer':
      return inbound.question
    case 'text':
      return inbound.text
    case 'tap':
      return tappedWords(scene, before, inbound.action)
    case 'answers':
      return formWords(scene, before, inbound.choices)
  }
}

function shortened(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine).toWellFormed()} …`
}

function viewOf(scene: Scene, state: Conversation): View {
  const recommendation = recommendationNow(scene, state)
  return {
    facts: factsSaid(state.answers),
    phase: state.phase,
    recommendation: recommendation && recommendationView(recommendation),
    live: liveIn(state),
  }
}
