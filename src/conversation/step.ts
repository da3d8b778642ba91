/** One turn of a conversation: what is kept and what came in go in, what is kept and said comes out. */
import { answersUnder, factsSaid, knownFrom } from './answers.js'
import { greeting } from './commands.js'
import type { Inbound } from './inbound.js'
import { liveIn } from './live.js'
import { again, proceed } from './proceed.js'
import {
  givenBy,
  recommendationFor,
  recommendationReply,
  recommendationView,
} from './recommended.js'
import type { Reply, View } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import { type Conversation, type Line, mostLines, newConversation, nothingPut } from './state.js'
import { tapped, tappedWords } from './tap.js'
import { written } from './text.js'
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
  const before = kept ?? newConversation(scene.language.id, rulebook.hash)
  const changed = before.rules === rulebook.hash ? null : underNewRules(scene, before)
  const state = changed?.state ?? before
  const came = isNew(state) ? firstTurn(scene, state, inbound) : turn(scene, state, inbound)
  const replies = [...(changed?.replies ?? []), ...came.replies]
  const next = came.forget ? came.state : remembered(scene, before, came.state, inbound, replies)
  return { ...came, state: next, replies, view: viewOf(scene, next) }
}

/** Nobody who was asked or told anything: never here, or erased. */
function isNew({ open, given, draft, handoffs }: Conversation): boolean {
  return open === null && given === null && draft === null && handoffs.length === 0
}

function firstTurn(scene: Scene, state: Conversation, inbound: Inbound): Turned {
  const hello: Reply = { kind: 'text', text: say(scene.language, 'greeting'), offers: [] }
  // The question stands open before the first word is read, so that a bare answer is one.
  const asking = proceed(scene, state)
  const heard = saysNothing(scene, inbound) ? asking : turn(scene, asking.state, inbound)
  return { ...heard, replies: [hello, ...heard.replies] }
}

/** A greeting asks for a greeting and no more. */
function saysNothing(scene: Scene, inbound: Inbound): boolean {
  if (inbound.kind !== 'text') return inbound.kind === 'opened'
  const heard = scene.listener.understand(inbound.text.slice(0, mostCharacters), { year: 0 })
  return heard.command === 'greeting'
}

function turn(scene: Scene, kept: Conversation, inbound: Inbound): Turned {
  const state: Conversation = { ...kept, put: nothingPut }
  switch (inbound.kind) {
    case 'opened':
      return welcomeBack(scene, state)
    case 'tap':
      return tapped(scene, state, inbound.action)
    case 'text': {
      const text = inbound.text.slice(0, mostCharacters).toWellFormed()
      const next = written(scene, state, text, kept.put)
      if (inbound.text.length <= mostCharacters) return next
      const count = String(mostCharacters)
      const word: Reply = {
        kind: 'text',
        text: say(scene.language, 'too-long', { count }),
        offers: [],
      }
      return { ...next, replies: [word, ...next.replies] }
    }
  }
}

function welcomeBack(scene: Scene, state: Conversation): Turned {
  const word: Reply = { kind: 'text', text: greeting(scene, state), offers: [] }
  if (!state.given || state.phase === 'handoff') {
    return state.open || state.phase === 'handoff'
      ? turned(state, word, ...again(scene, state))
      : withFirst(word, proceed(scene, state))
  }
  const recommendation = recommendationFor(
    scene,
    state,
    scene.advisor.judge(knownFrom(scene, state.answers)),
  )
  return turned(
    state,
    word,
    recommendationReply(scene, state, recommendation),
    ...again(scene, state),
  )
}

function withFirst(word: Reply, next: Turned): Turned {
  return { ...next, replies: [word, ...next.replies] }
}

/** The talk goes on under today's rules; the person is told where that changes the result. */
function underNewRules(scene: Scene, state: Conversation): Turned {
  const { rulebook } = scene.advisor
  const kept: Conversation = {
    ...state,
    rules: rulebook.hash,
    answers: answersUnder(rulebook, state.answers),
    history: state.history.map((entry) => ({
      ...entry,
      before: answersUnder(rulebook, entry.before),
    })),
  }
  const word: Reply = { kind: 'text', text: say(scene.language, 'rules-changed'), offers: [] }
  const decision = scene.advisor.decide(knownFrom(scene, kept.answers))
  if (state.given) {
    const same =
      decision.kind === 'settled' &&
      givenBy(scene, recommendationFor(scene, kept, decision.outcome)).outcome ===
        state.given.outcome
    if (same) return turned(kept)
    return withFirst(word, proceed(scene, { ...kept, given: null, open: null }))
  }
  const question = rulebook.questions.find((each) => each.id === state.open?.question)
  const stands = state.open?.choices.every((id) => question?.choices.some((one) => one.id === id))
  if (question && stands) return turned(kept)
  return proceed(scene, { ...kept, open: null })
}

function remembered(
  scene: Scene,
  before: Conversation,
  state: Conversation,
  inbound: Inbound,
  replies: readonly Reply[],
): Conversation {
  // The hand-off is no part of what it hands over: what was previewed is what goes.
  if (state.phase === 'handoff') return state
  const at = scene.now
  const words = inbound.kind === 'tap' ? tappedWords(scene, before, inbound.action) : null
  const text = inbound.kind === 'text' ? inbound.text : words
  const said: Line[] = text === null ? [] : [{ from: 'person', text, at }]
  const answers = replies
    .filter(({ kind }) => kind !== 'receipt')
    .map(({ text }): Line => ({ from: 'advisor', text, at }))
  const lines = [...said, ...answers].map((line) => ({
    ...line,
    text: shortened(line.text),
  }))
  return { ...state, transcript: [...state.transcript, ...lines].slice(-mostLines) }
}

function shortened(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine).toWellFormed()} …`
}

function viewOf(scene: Scene, state: Conversation): View {
  const decision = scene.advisor.decide(knownFrom(scene, state.answers))
  const settled = state.given !== null && decision.kind === 'settled'
  return {
    facts: factsSaid(state.answers),
    phase: state.phase,
    recommendation: settled
      ? recommendationView(recommendationFor(scene, state, decision.outcome))
      : null,
    live: liveIn(state),
  }
}
