/** A form that was filled in: several answers at once, kept as one. */
import type { Choice, Question } from '../rulebook/rulebook.js'
import { isSaid } from './form.js'
import { canReopen } from './moving.js'
import { again } from './proceed.js'
import { recommendedAgain } from './recommended.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Answer, Answers, Conversation } from './state.js'
import { taken } from './taking.js'
import { say } from './wording.js'

/** By question, the choice that was picked. It comes from outside: neither may exist. */
export type Picked = Readonly<Record<string, string>>

/** Takes in what is new in the form, and passes over what nobody asks. */
export function formFilled(scene: Scene, state: Conversation, picked: Picked): Turned {
  const news = newIn(scene, state, picked)
  if (news.length === 0) return unchanged(scene, state)
  const answers: Record<string, Answer> = {}
  for (const { question, choice } of news) {
    Object.assign(answers, answersIn({ ...state.answers, ...answers }, question, choice))
  }
  const open = news.find(({ question }) => question.id === state.open?.question)
  return taken(scene, state, answers, { question: (open ?? news.at(-1))?.question, echo: 'all' })
}

/** What the form says, for the transcript; null where it says nothing new. */
export function formWords(scene: Scene, state: Conversation, picked: Picked): string | null {
  const labels = newIn(scene, state, picked).map(
    ({ question, choice }) =>
      scene.language.questions[question.id]?.choices[choice.id] ?? choice.id,
  )
  return labels.length > 0 ? labels.join('; ') : null
}

interface New {
  readonly question: Question
  readonly choice: Choice
}

/** The open question counts as answered even by what was known before it was opened again. */
function newIn(scene: Scene, state: Conversation, picked: Picked): readonly New[] {
  return scene.advisor.rulebook.questions.flatMap((question) => {
    if (!canReopen(state, question) || !Object.hasOwn(picked, question.id)) return []
    const choice = question.choices.find(({ id }) => id === picked[question.id])
    if (!choice) return []
    const waits = question.id === state.open?.question
    return isSaid(choice, state.answers) && !waits ? [] : [{ question, choice }]
  })
}

/** What an answer leaves unsaid of its question is not asked for again. */
function answersIn(before: Answers, question: Question, { sets }: Choice): Answers {
  const unsaid = question.facts.filter((fact) => before[fact] === undefined)
  const said = Object.entries(sets).filter(([fact, value]) => {
    const known = before[fact]
    return known?.kind !== 'known' || known.value !== value
  })
  return {
    ...Object.fromEntries(unsaid.map((fact): [string, Answer] => [fact, { kind: 'skipped' }])),
    ...Object.fromEntries(
      said.map(([fact, value]): [string, Answer] => [
        fact,
        { kind: 'known', value, from: 'tapped' },
      ]),
    ),
  }
}

function unchanged(scene: Scene, state: Conversation): Turned {
  const word: Reply = { kind: 'text', text: say(scene.language, 'form-unchanged'), offers: [] }
  const open = again(scene, state)
  return turned(state, word, ...(open.length > 0 ? open : recommendedAgain(scene, state)))
}
