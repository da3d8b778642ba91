/** Certifications, rows, notes and facts that something names although they are not there. */

import type { Fault } from '../fault.js'
import type { YamlPath } from '../source.js'
import { ids, unknownName } from './naming.js'
import type { Check } from './subject.js'

export const unknownReferences: Check = (subject) => {
  const { certifications, cohorts, facts, notes, questions, rows, scenarios } = subject.rulebook
  const known: Readonly<Record<string, readonly string[]>> = {
    certification: ids(certifications),
    row: ids(rows),
    note: ids(notes),
    fact: ids(facts),
  }
  const each = (
    kind: 'certification' | 'row' | 'note' | 'fact',
    file: string,
    path: YamlPath,
    names: readonly string[],
  ): readonly Fault[] =>
    names.flatMap((name, at) =>
      unknownName(subject, file, [...path, at], kind, name, known[kind] ?? []),
    )

  return [
    ...certifications.flatMap(({ requires }, at) =>
      requires.flatMap(({ fact }, number) =>
        each(
          'fact',
          'certifications.yaml',
          ['certifications', at, 'requires', number, 'fact'],
          [fact],
        ),
      ),
    ),
    ...cohorts.flatMap(({ certification }, at) =>
      each('certification', 'cohorts.yaml', ['cohorts', at, 'certification'], [certification]),
    ),
    ...questions.flatMap(({ whenFirstStep }, at) =>
      each('certification', 'questions.yaml', ['questions', at, 'when_first_step'], whenFirstStep),
    ),
    ...rows.flatMap(({ path, leans, before }, at) => [
      ...each('certification', 'table.yaml', ['rows', at, 'path'], path),
      ...leans.flatMap(({ to }, number) =>
        each('certification', 'table.yaml', ['rows', at, 'lean', number, 'to'], [to]),
      ),
      ...each('row', 'table.yaml', ['rows', at, 'before'], before === 'all' ? [] : before),
    ]),
    ...notes.flatMap(({ when }, at) => [
      ...each('fact', 'notes.yaml', ['notes', at, 'unknown'], when.unknown),
      ...each('row', 'notes.yaml', ['notes', at, 'row'], when.rows),
      ...each('certification', 'notes.yaml', ['notes', at, 'first_step'], when.firstStep),
      ...each('certification', 'notes.yaml', ['notes', at, 'on_path'], when.onPath),
      ...each('certification', 'notes.yaml', ['notes', at, 'not_on_path'], when.notOnPath),
    ]),
    ...scenarios.flatMap(({ expect }, at) => {
      const path = ['scenarios', at, 'expect']
      const file = 'scenarios.yaml'
      return [
        ...each('certification', file, [...path, 'path'], expect.path),
        ...each('row', file, [...path, 'row'], expect.row === undefined ? [] : [expect.row]),
        ...each('note', file, [...path, 'notes'], expect.notes ?? []),
        ...each(
          'certification',
          file,
          [...path, 'lean'],
          expect.lean === undefined ? [] : [expect.lean],
        ),
      ]
    }),
  ]
}
