/** Questions that were answered before, and words read as an answer to one of them. */
import type { Question, Value } from '../rulebook/rulebook.js'
import type { Taken } from '../understanding/understand.js'
import type { Scene } from './scene.js'
import type { Conversation } from './state.js'

/** Those with an answer, the last one first. */
export function answeredQuestions({ advisor }: Scene, state: Conversation): readonly Question[] {
  const asked = advisor.rulebook.questions
  const known = asked.filter(({ facts }) =>
    facts.some((fact) => state.answers[fact]?.kind === 'known'),
  )
  const when = ({ id }: Question): number =>
    state.history.findLastIndex((entry) => entry.question === id)
  return known.toSorted(
    (one, other) => when(other) - when(one) || asked.indexOf(other) - asked.indexOf(one),
  )
}

export interface Reading {
  readonly question: Question
  readonly facts: readonly Taken[]
  /** By its place in the list alone, which fits any question. */
  readonly placed: boolean
}

/**
 * What words say in answer to a question, and of nothing else.
 * @param allows `labels` lets a word or two out of a choice's label name it, which only the label
 *   before one's eyes or an answer known already bears out
 */
export function readAs(
  { listener, now }: Scene,
  question: Question,
  words: string,
  allows: 'plain' | 'labels' = 'plain',
): Reading {
  if (words === '') return { question, facts: [], placed: false }
  const heard = listener.understand(words, {
    asked: { question, choices: question.choices },
    year: new Date(now).getUTCFullYear(),
  })
  const choice = heard.named === 'by-label' && allows === 'plain' ? undefined : heard.choice
  const sets: readonly (readonly [string, Value])[] = Object.entries(choice?.sets ?? {})
  const chosen = sets.map(([fact, value]): Taken => ({ fact, value, words }))
  const beside = heard.facts.filter(({ fact }) => question.facts.includes(fact))
  return { question, facts: [...chosen, ...beside], placed: heard.named === 'by-place' }
}

/** What is known of a fact; undefined where it was never said. */
export function knownOf({ answers }: Conversation, fact: string): Value | undefined {
  const answer = answers[fact]
  return answer?.kind === 'known' ? answer.value : undefined
}
