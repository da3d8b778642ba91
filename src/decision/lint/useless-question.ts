import { type Check, errorAt, warningAt } from '../../rulebook/lint/subject.js'
import type { Condition, Question, Rulebook } from '../../rulebook/rulebook.js'
import type { AdvisedSubject } from './decision-subject.js'
import { everyKnown } from './states.js'

export const uselessQuestion: Check<AdvisedSubject> = (subject) => {
  const { questions } = subject.rulebook
  const asked = askedAnywhere(subject)
  const tooMany = `there are too many facts to try whether every question can change the path`
  return [
    ...questions.flatMap((question, at) => {
      const message =
        question.decides === 'path'
          ? uselessForPath(question, asked)
          : uselessForNotes(subject.rulebook, question)
      return message === undefined
        ? []
        : errorAt(subject, 'questions.yaml', ['questions', at], message)
    }),
    ...(subject.states === undefined
      ? warningAt(subject, 'questions.yaml', ['questions'], tooMany)
      : []),
  ]
}

/** The questions asked in any state; where those are too many, the ones a row speaks of. */
function askedAnywhere(subject: AdvisedSubject): ReadonlySet<string> {
  const { rulebook, advisor, facts, states } = subject
  const path = rulebook.questions.filter((question) => question.decides === 'path')
  if (states === undefined) {
    const named = namedByTable(rulebook)
    const spoken = path.filter((question) => question.facts.some((fact) => named.has(fact)))
    return new Set(spoken.map(({ id }) => id))
  }
  const asked = new Set<string>()
  for (const known of everyKnown(facts)) {
    const decision = advisor.decide(known)
    if (decision.kind === 'ask') asked.add(decision.question.id)
    if (asked.size === path.length) break
  }
  return asked
}

function uselessForPath(question: Question, asked: ReadonlySet<string>): string | undefined {
  if (asked.has(question.id)) return undefined
  return `question \`${question.id}\` is never asked: whatever else is known, no answer to it changes where the table leads`
}

function uselessForNotes(rulebook: Rulebook, question: Question): string | undefined {
  // Another check asks for `when_first_step`.
  if (question.whenFirstStep.length === 0) return undefined
  const firsts = rulebook.rows.flatMap(({ path }) => path.slice(0, 1))
  const steps = question.whenFirstStep.filter((step) => firsts.includes(step))
  if (steps.length === 0) {
    return `question \`${question.id}\` is never asked: no row's path begins with ${question.whenFirstStep.join(' or ')}`
  }
  const required = rulebook.certifications
    .filter(({ id }) => steps.includes(id))
    .flatMap(({ requires }) => requires.map(({ fact }) => fact))
  const inNotes = rulebook.notes.flatMap(({ when }) => [
    ...namesIn([when.facts, when.unless], rulebook),
    ...when.unknown,
  ])
  if (question.facts.some((fact) => required.includes(fact) || inNotes.includes(fact))) {
    return undefined
  }
  return `question \`${question.id}\` changes no note: no note, and no requirement of ${steps.join(' or ')}, speaks of ${question.facts.join(', ')}`
}

function namedByTable(rulebook: Rulebook): ReadonlySet<string> {
  const conditions = rulebook.rows.flatMap(({ when, leans }) => [
    when,
    ...leans.map((lean) => lean.when),
  ])
  return new Set(namesIn(conditions, rulebook))
}

/** The facts that conditions speak of, those behind derived ones included. */
function namesIn(conditions: readonly Condition[], rulebook: Rulebook): readonly string[] {
  return conditions.flatMap((condition) =>
    Object.keys(condition).flatMap((name) => [
      name,
      ...namesIn(rulebook.derived.find(({ id }) => id === name)?.any ?? [], rulebook),
    ]),
  )
}
