/** Two things of one kind with the same id: whoever names it could mean either. */
import type { Fault } from '../fault.js'
import type { YamlPath } from '../source.js'
import { type Check, errorAt } from './subject.js'

interface Named {
  readonly file: string
  readonly path: YamlPath
  readonly id: string
}

export const sameId: Check = (subject) => {
  const { rulebook } = subject
  const listed = (file: string, key: string, list: readonly { readonly id: string }[]) =>
    list.map(({ id }, at): Named => ({ file, path: [key, at, 'id'], id }))
  const kinds: readonly (readonly [string, readonly Named[]])[] = [
    [
      'fact',
      [
        ...listed('facts.yaml', 'facts', rulebook.facts),
        ...listed('facts.yaml', 'derived', rulebook.derived),
      ],
    ],
    ['certification', listed('certifications.yaml', 'certifications', rulebook.certifications)],
    ['question', listed('questions.yaml', 'questions', rulebook.questions)],
    ['row', listed('table.yaml', 'rows', rulebook.rows)],
    ['note', listed('notes.yaml', 'notes', rulebook.notes)],
    ['cohort', listed('cohorts.yaml', 'cohorts', rulebook.cohorts)],
    ['scenario', listed('scenarios.yaml', 'scenarios', rulebook.scenarios)],
    ['language', rulebook.languages.map(({ file, id }) => ({ file, path: ['language'], id }))],
    ...rulebook.questions.map(
      ({ id, choices }, at) =>
        [
          `choice of question ${id}`,
          choices.map(
            (choice, number): Named => ({
              file: 'questions.yaml',
              path: ['questions', at, 'choices', number, 'id'],
              id: choice.id,
            }),
          ),
        ] as const,
    ),
    ...rulebook.facts.map(
      (fact, at) =>
        [
          `value of fact ${fact.id}`,
          (fact.kind === 'choice' ? fact.values : []).map(
            (value, number): Named => ({
              file: 'facts.yaml',
              path: ['facts', at, 'values', number],
              // Words are kept by the value's text, so `true` and "true" would share theirs.
              id: String(value),
            }),
          ),
        ] as const,
    ),
  ]
  return kinds.flatMap(([kind, all]) =>
    all.flatMap((one, at) => twice(kind, one, all.slice(0, at))),
  )

  function twice(kind: string, one: Named, before: readonly Named[]): readonly Fault[] {
    const first = before.find(({ id }) => id === one.id)
    if (!first) return []
    const { file, line } = subject.place(first.file, first.path)
    const where = file === one.file ? `line ${line}` : file
    const message = `there is already a ${kind} \`${one.id}\`, at ${where}`
    return errorAt(subject, one.file, one.path, message)
  }
}
