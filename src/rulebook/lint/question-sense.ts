/** Questions that cannot work as they are written, and facts that nobody is ever asked about. */
import type { Fault } from '../fault.js'
import type { Question, Rulebook } from '../rulebook.js'
import { type Check, errorAt, warningAt } from './subject.js'

export const questionSense: Check = (subject) => {
  const { facts, questions } = subject.rulebook
  const years = new Set(facts.flatMap((fact) => (fact.kind === 'years' ? [fact.id] : [])))
  return [
    ...questions.flatMap((question, at): readonly Fault[] => [
      ...(question.decides === 'path'
        ? aboutPath(question, years).flatMap(({ path, message }) =>
            errorAt(subject, 'questions.yaml', ['questions', at, ...path], message),
          )
        : neverDue(question).flatMap((message) =>
            errorAt(subject, 'questions.yaml', ['questions', at], message),
          )),
      ...twins(question).flatMap(({ number, message }) =>
        errorAt(subject, 'questions.yaml', ['questions', at, 'choices', number], message),
      ),
    ]),
    ...facts.flatMap((fact, at) =>
      fact.kind === 'choice' && !canBeKnown(subject.rulebook, fact.id)
        ? warningAt(
            subject,
            'facts.yaml',
            ['facts', at],
            `\`${fact.id}\` is never known of anybody: no question asks about it, and no language hears it`,
          )
        : [],
    ),
  ]
}

function canBeKnown({ questions, languages }: Rulebook, fact: string): boolean {
  return (
    questions.some((question) => question.facts.includes(fact)) ||
    languages.some(({ vocabulary }) =>
      vocabulary.says.some(({ sets }) => Object.hasOwn(sets, fact)),
    )
  )
}

function aboutPath(question: Question, years: ReadonlySet<string>) {
  const found = question.choices.flatMap(({ sets }, number) =>
    Object.keys(sets).flatMap((fact) =>
      years.has(fact)
        ? [
            {
              path: ['choices', number, 'sets', fact],
              message: `\`${question.id}\` decides the path, but \`${fact}\` is a number of years, and years decide no path; make it \`decides: notes\``,
            },
          ]
        : [],
    ),
  )
  if (question.whenFirstStep.length === 0) return found
  const message = 'a question that decides the path comes before there is a first step'
  return [...found, { path: ['when_first_step'], message }]
}

function neverDue(question: Question): readonly string[] {
  if (question.whenFirstStep.length > 0) return []
  return [`\`${question.id}\` is asked after the path, so it needs \`when_first_step\``]
}

/** Two choices that say the same of a person, or one that says nothing. */
function twins(question: Question) {
  const said = question.choices.map(({ sets }) => JSON.stringify(Object.entries(sets).toSorted()))
  return question.choices.flatMap(({ id, sets }, number) => {
    if (Object.keys(sets).length === 0)
      return [{ number, message: `choice \`${id}\` sets nothing` }]
    const first = said.indexOf(said[number] ?? '')
    if (first === number) return []
    const other = question.choices[first]?.id
    return [{ number, message: `choice \`${id}\` sets the same as \`${other}\`` }]
  })
}
