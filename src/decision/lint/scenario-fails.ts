/** A scenario is a person whom the rules promised to serve well; a failing one is a broken word. */
import { type Check, errorAt, warningAt } from '../../rulebook/lint/subject.js'
import type { Scenario } from '../../rulebook/rulebook.js'
import { notesFor } from '../notes.js'
import { type AdvisedSubject, beforeEveryCourse } from './decision-subject.js'

export const scenarioFails: Check<AdvisedSubject> = (subject) => {
  const all = subject.rulebook.scenarios.flatMap((scenario, at) =>
    failures(subject, scenario).map((failure) => ({
      ...failure,
      path: ['scenarios', at, 'expect', failure.part],
      message: `scenario \`${scenario.id}\` expects ${failure.part} ${failure.expected}, but the rules give ${failure.came}`,
    })),
  )
  const wrong = all.filter(({ onlyCourses }) => !onlyCourses)
  const [first, ...more] = all.filter(({ onlyCourses }) => onlyCourses)
  // One course taken off the list would otherwise be a warning for each who saw it.
  const others = more.length > 0 ? ` (and ${more.length} more like it)` : ''
  return [
    ...wrong.flatMap(({ path, message }) => errorAt(subject, 'scenarios.yaml', path, message)),
    ...(first ? warningAt(subject, 'scenarios.yaml', first.path, first.message + others) : []),
  ]
}

interface Failure {
  readonly part: keyof Scenario['expect']
  readonly expected: string
  readonly came: string
  /** Courses come and go without making the rules wrong. */
  readonly onlyCourses: boolean
}

/** Nothing follows from a wrong path but more that is wrong, so it stands alone. */
function failures(subject: AdvisedSubject, { facts, expect }: Scenario): readonly Failure[] {
  const outcome = subject.advisor.judge(facts)
  const path = outcome.kind === 'path' ? outcome.path : []
  const failure = (part: Failure['part'], expected: string, came: string): readonly Failure[] =>
    expected === came ? [] : [{ part, expected, came, onlyCourses: false }]
  if (steps(path) !== steps(expect.path)) {
    return failure('path', steps(expect.path), `${steps(path)} by row ${outcome.row.id}`)
  }
  const lean = (outcome.kind === 'trainer' ? outcome.lean : undefined) ?? 'none'
  return [
    ...failure('row', expect.row ?? outcome.row.id, outcome.row.id),
    ...failure('lean', expect.lean ?? lean, lean),
    ...noteFailures(subject, { facts, expect }),
  ]
}

function noteFailures(
  { advisor, rulebook }: AdvisedSubject,
  { facts, expect }: Pick<Scenario, 'facts' | 'expect'>,
): readonly Failure[] {
  const came = notesFor(rulebook, facts, advisor.judge(facts), beforeEveryCourse).map(
    ({ id }) => id,
  )
  const expected = expect.notes ?? came
  if (list(expected) === list(came)) return []
  const ofCourses = rulebook.notes.filter(({ when }) => when.cohort).map(({ id }) => id)
  const lasting = (ids: readonly string[]) => list(ids.filter((id) => !ofCourses.includes(id)))
  return [
    {
      part: 'notes',
      expected: list(expected),
      came: list(came),
      onlyCourses: lasting(expected) === lasting(came),
    },
  ]
}

function steps(path: readonly string[]): string {
  return path.length > 0 ? path.join(' → ') : 'trainer'
}

function list(names: readonly string[]): string {
  return `[${names.join(', ')}]`
}
