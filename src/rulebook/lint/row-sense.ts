/** What a row says that contradicts itself or can have no effect. */
import type { Fault } from '../fault.js'
import type { Row } from '../rulebook.js'
import { type Check, errorAt, warningAt } from './subject.js'

export const rowSense: Check = (subject) => {
  const { rows } = subject.rulebook
  return rows.flatMap((row, at): readonly Fault[] => [
    ...row.path.flatMap((step, number) =>
      row.path.indexOf(step) < number
        ? errorAt(
            subject,
            'table.yaml',
            ['rows', at, 'path', number],
            `row ${row.id} has \`${step}\` on its path twice`,
          )
        : [],
    ),
    ...(row.path.length > 0 && row.leans.length > 0
      ? warningAt(
          subject,
          'table.yaml',
          ['rows', at, 'lean'],
          `row ${row.id} has a path, so its \`lean\` is never said`,
        )
      : []),
    ...notLater(rows, row, at).flatMap(({ name, number }) =>
      errorAt(
        subject,
        'table.yaml',
        ['rows', at, 'before', number],
        name === row.id
          ? `row ${name} cannot stand before itself`
          : `row ${name} stands above ${row.id}, so ${row.id} cannot win over it; move the row, or take the name out`,
      ),
    ),
  ])
}

function notLater(rows: readonly Row[], row: Row, at: number) {
  if (row.before === 'all') return []
  return row.before.flatMap((name, number) => {
    const other = rows.findIndex((each) => each.id === name)
    return other >= 0 && other <= at ? [{ name, number }] : []
  })
}
