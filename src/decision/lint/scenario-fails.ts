/** A scenario is a person whom the rules promised to serve well; a failing one is a broken word. */
import type { Fault } from '../../rulebook/fault.js'
import { type Check, errorAt } from '../../rulebook/lint/subject.js'
import type { Scenario } from '../../rulebook/rulebook.js'
import { notesFor } from '../notes.js'
import type { AdvisedSubject } from './decision-subject.js'

export const scenarioFails: Check<AdvisedSubject> = (subject) =>
  subject.rulebook.scenarios.flatMap((scenario, at) =>
    failures(subject, scenario).flatMap(({ part, expected, came }): readonly Fault[] =>
      errorAt(
        subject,
        'scenarios.yaml',
        ['scenarios', at, 'expect', part],
        `scenario \`${scenario.id}\` expects ${part} ${expected}, but the rules give ${came}`,
      ),
    ),
  )

interface Failure {
  readonly part: keyof Scenario['expect']
  readonly expected: string
  readonly came: string
}

function failures(subject: AdvisedSubject, scenario: Scenario): readonly Failure[] {
  const { facts, expect } = scenario
  const outcome = subject.advisor.judge(facts)
  const notes = notesFor(subject.rulebook, facts, outcome, subject.today)
  const path = outcome.kind === 'path' ? outcome.path : []
  const lean = outcome.kind === 'trainer' ? outcome.lean : undefined
  const parts: readonly Failure[] = [
    { part: 'path', expected: steps(expect.path), came: `${steps(path)} by row ${outcome.row.id}` },
    { part: 'row', expected: expect.row ?? outcome.row.id, came: outcome.row.id },
    { part: 'lean', expected: expect.lean ?? lean ?? 'none', came: lean ?? 'none' },
    {
      part: 'notes',
      expected: list(expect.notes ?? notes.map(({ id }) => id)),
      came: list(notes.map(({ id }) => id)),
    },
  ]
  return parts.filter(({ part, expected, came }) =>
    part === 'path' ? expected !== steps(path) : expected !== came,
  )
}

function steps(path: readonly string[]): string {
  return path.length > 0 ? path.join(' → ') : 'trainer'
}

function list(names: readonly string[]): string {
  return `[${names.join(', ')}]`
}
