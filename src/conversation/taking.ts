/** Taking in what was said: kept, said back where it was typed, and one tap takes it back. */
import type { Choice, Question } from '../rulebook/rulebook.js'
import type { Taken } from '../understanding/understand.js'
import { questionAnswered, statements, statementWords, typed, withAnswers } from './answers.js'
import { reopened } from './moving.js'
import { offers } from './offers.js'
import { proceed } from './proceed.js'
import type { Reply } from './reply.js'
import type { Scene, Turned } from './scene.js'
import { type Answer, type Answers, type Conversation, nothingPut, type Put } from './state.js'
import { factName, say, valueWords } from './wording.js'

/** A choice of the open question, with whatever else was said beside it. */
export function answered(
  scene: Scene,
  state: Conversation,
  question: Question,
  choice: Choice,
  from: 'typed' | 'tapped',
  beside: readonly Taken[] = [],
): Turned {
  // What an answer leaves unsaid of its question is not asked for again.
  const unsaid = question.facts.filter((fact) => state.answers[fact] === undefined)
  const left = unsaid.map((fact): [string, Answer] => [fact, { kind: 'skipped' }])
  const sets = Object.entries(choice.sets).map(([fact, value]): [string, Answer] => [
    fact,
    { kind: 'known', value, from },
  ])
  const answers = { ...Object.fromEntries(left), ...typed(beside), ...Object.fromEntries(sets) }
  return taken(scene, state, answers, { question })
}

interface Taking {
  /** The question that was answered, where it is known. */
  readonly question?: Question | undefined
  /** What is said back: usually what was typed, as a tap shows itself. */
  readonly echo?: 'typed' | 'all'
}

/** Keeps what was said, says it back, and goes on. */
export function taken(
  scene: Scene,
  state: Conversation,
  answers: Answers,
  { question, echo: echoed = 'typed' }: Taking = {},
): Turned {
  const facts = Object.keys(answers)
  const answeredId = question?.id ?? questionAnswered(scene.advisor.rulebook, state, facts)
  const kept = withAnswers(state, answers, answeredId)
  const closes = answeredId !== null && answeredId === state.open?.question
  const next = proceed(scene, { ...kept, ...(closes && { open: null }) })
  const echo = echoOf(scene, state.answers, answers, kept.serial, echoed)
  const put: Put = { ...nothingPut, echo: echo.length > 0 }
  return { ...next, state: { ...next.state, put }, replies: [...echo, ...next.replies] }
}

function echoOf(
  scene: Scene,
  before: Answers,
  answers: Answers,
  serial: number,
  echoed: 'typed' | 'all',
): Reply[] {
  const { language } = scene
  const words = Object.entries(answers).flatMap(([fact, answer]) => {
    if (answer.kind !== 'known' || (echoed === 'typed' && answer.from === 'tapped')) return []
    const name = factName(language, fact)
    const value = valueWords(language, fact, answer.value)
    const old = before[fact]
    return old?.kind === 'known' && old.value !== answer.value
      ? [
          say(language, 'noted-change', {
            name,
            value,
            before: valueWords(language, fact, old.value),
          }),
        ]
      : [say(language, 'noted-fact', { name, value })]
  })
  if (words.length === 0) return []
  return [
    {
      kind: 'text',
      text: say(language, 'noted', { facts: words.join('; ') }),
      offers: offers(scene, serial, ['take-back']),
    },
  ]
}

/** Takes facts out that are not so, and asks for them again. */
export function dropped(
  scene: Scene,
  state: Conversation,
  question: Question,
  facts: readonly string[],
): Turned {
  const { language } = scene
  const kept = withAnswers(state, {}, question.id)
  const left = Object.entries(state.answers).filter(([id]) => !facts.includes(id))
  const next = reopened(scene, { ...kept, answers: Object.fromEntries(left) }, question)
  const said: Reply = {
    kind: 'text',
    text: say(language, 'noted-not', {
      facts: statementWords(
        scene,
        statements(scene, state.answers).filter(({ fact }) => facts.includes(fact)),
      ),
    }),
    offers: offers(scene, kept.serial, ['take-back']),
  }
  const put: Put = { ...next.state.put, echo: true }
  return { ...next, state: { ...next.state, put }, replies: [said, ...next.replies] }
}

/** Undoes the last thing that was taken in. */
export function takenBack(scene: Scene, state: Conversation): Turned {
  const entry = state.history.at(-1)
  const next = proceed(scene, {
    ...state,
    answers: entry?.before ?? state.answers,
    history: state.history.slice(0, -1),
    given: null,
    open: null,
  })
  return {
    ...next,
    replies: [
      { kind: 'text', text: say(scene.language, 'taken-back'), offers: [] },
      ...next.replies,
    ],
  }
}
