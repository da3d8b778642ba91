/** One row, the last, must catch everybody of whom too little is known. */
import { type Check, errorAt } from './subject.js'

export const fallback: Check = (subject) => {
  const { rows } = subject.rulebook
  const last = rows.length - 1
  if (!rows.some((row) => row.fallback)) {
    const message =
      'no row has `fallback: true`; the last row needs it, for people of whom too little is known'
    return errorAt(subject, 'table.yaml', ['rows', last], message)
  }
  return rows.flatMap((row, at) => {
    if (!row.fallback) return []
    const here = ['rows', at]
    const first = rows.findIndex((each) => each.fallback)
    return [
      ...(at === first
        ? []
        : errorAt(
            subject,
            'table.yaml',
            [...here, 'fallback'],
            `row ${row.id} is a second fallback beside ${rows[first]?.id}; only one can catch the rest`,
          )),
      ...(at === first && at !== last
        ? errorAt(
            subject,
            'table.yaml',
            [...here, 'fallback'],
            `the fallback ${row.id} must be the last row; move it below ${rows[last]?.id}`,
          )
        : []),
      ...(Object.keys(row.when).length > 0
        ? errorAt(
            subject,
            'table.yaml',
            [...here, 'when'],
            `the fallback ${row.id} must catch everybody, so it can have no \`when\``,
          )
        : []),
    ]
  })
}
