/** Moving about in the talk: back, past a question, to an earlier answer, to the start. */
import type { Question } from '../rulebook/rulebook.js'
import { actionFor } from './action.js'
import { knownFrom, statements, withAnswers } from './answers.js'
import { aside } from './aside.js'
import { nextDraft } from './draft-replies.js'
import { isEmpty } from './drafts.js'
import { offers } from './offers.js'
import { asked, proceed } from './proceed.js'
import type { Offer } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import { type Answers, type Conversation, type Entry, nothingPut } from './state.js'
import { say } from './wording.js'

export function back(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const questionOf = (entry: Entry | undefined) =>
    advisor.rulebook.questions.find((each) => each.id === entry?.question && canReopen(state, each))
  const at = state.history.findLastIndex((entry) => questionOf(entry) !== undefined)
  const entry = state.history[at]
  const question = questionOf(entry)
  if (!entry || !question) return aside(scene, state, say(language, 'nothing-to-go-back-to'))
  return reopened(
    scene,
    { ...state, answers: entry.before, history: state.history.slice(0, at) },
    question,
  )
}

/** What comes after the path has no place before there is one. */
export function canReopen(state: Conversation, question: Question): boolean {
  return question.decides === 'path' || state.given !== null
}

/** Opens a question again; what it settled before stays until it is answered anew. */
export function reopened(scene: Scene, state: Conversation, question: Question): Turned {
  const phase = question.decides === 'path' ? 'asking' : 'recommended'
  const given = question.decides === 'path' ? null : state.given
  const known = knownFrom(scene, without(state.answers, question.facts))
  const decision = scene.advisor.decide(known)
  const asking =
    decision.kind === 'ask' && decision.question.id === question.id
      ? decision
      : { question, choices: question.choices }
  return asked(scene, { ...state, phase, given }, { ...asking, question }, true)
}

function without(answers: Answers, facts: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([fact]) => !facts.includes(fact)))
}

export function skip(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const question = advisor.rulebook.questions.find((each) => each.id === state.open?.question)
  if (!question) return aside(scene, state, say(language, 'nothing-to-skip'))
  const unsaid = question.facts.filter((fact) => state.answers[fact] === undefined)
  const skipped: Answers = Object.fromEntries(unsaid.map((fact) => [fact, { kind: 'skipped' }]))
  const next = { ...withAnswers(state, skipped, question.id), open: null }
  if (question.decides === 'path') return proceed(scene, next)
  return turned(next, {
    kind: 'text',
    text: say(language, 'skipped-notes'),
    offers: offers(scene, next.serial, ['alternatives', 'record', 'human']),
  })
}

export function changeList(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  const items = changeItems(scene, state)
  if (items.length === 0) return aside(scene, state, say(language, 'change-nothing'))
  const questions = items.map(({ value }) => value)
  return turned(
    { ...state, put: { ...nothingPut, questions } },
    { kind: 'text', text: say(language, 'change-which'), offers: items },
  )
}

/** The answered questions that may be opened again, each with its answer. */
export function changeItems(
  scene: Scene,
  state: Conversation,
): readonly (Offer & { readonly value: string })[] {
  const { language, advisor, conversation } = scene
  const said = statements(scene, state.answers)
  const open = advisor.rulebook.questions.filter((question) => canReopen(state, question))
  return open.flatMap((question) => {
    const facts = said.filter(({ fact }) => question.facts.includes(fact))
    if (facts.length === 0) return []
    const label = say(language, 'change-item', {
      question: language.questions[question.id]?.name ?? question.id,
      answer: facts.map(({ value }) => value).join(', '),
    })
    const action = actionFor(conversation, state.serial, { kind: 'reopen', question: question.id })
    return [{ label, value: question.id, action }]
  })
}

export function restart(scene: Scene, state: Conversation): Turned {
  const kept = withAnswers(state, {}, null)
  const draft = state.draft && !isEmpty(state.draft) ? state.draft : null
  const aside = draft && state.phase !== 'handoff'
  const fresh: Conversation = {
    ...kept,
    answers: {},
    open: null,
    given: null,
    draft,
    phase: 'asking',
    unanswered: null,
  }
  const next = proceed(scene, fresh)
  const undo = offers(scene, fresh.serial, ['take-back'])
  return {
    ...next,
    replies: [
      { kind: 'text', text: say(scene.language, 'restarted'), offers: undo },
      ...(aside ? nextDraft(scene, fresh) : []),
      ...next.replies,
    ],
  }
}
