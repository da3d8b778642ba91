/** A threshold that no choice reaches would tell everybody who taps that they are short of it. */
import type { Question } from '../rulebook.js'
import { type Check, errorAt } from './subject.js'

export const enoughExperience: Check = (subject) => {
  const { certifications, questions } = subject.rulebook
  return questions.flatMap((question, at) =>
    question.whenFirstStep.flatMap((first) => {
      const requires = certifications.find(({ id }) => id === first)?.requires ?? []
      const asked = requires.filter(({ fact }) => question.facts.includes(fact))
      if (asked.length === 0 || reaches(question, asked)) return []
      const years = asked.map(({ fact, atLeast }) => `${fact} ${atLeast}`).join(', ')
      const message = `no choice is enough for \`${first}\` (${years}): change what its choices set, and their words`
      return errorAt(subject, 'questions.yaml', ['questions', at, 'choices'], message)
    }),
  )
}

function reaches(
  { choices }: Question,
  asked: readonly { readonly fact: string; readonly atLeast: number }[],
): boolean {
  return choices.some(({ sets }) =>
    asked.every(({ fact, atLeast }) => typeof sets[fact] === 'number' && sets[fact] >= atLeast),
  )
}
