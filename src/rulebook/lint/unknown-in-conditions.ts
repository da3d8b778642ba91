/** A condition that speaks of a fact or value that is not there would silently never hold. */

import { unknownInCondition } from './naming.js'
import type { Check } from './subject.js'

export const unknownInConditions: Check = (subject) => {
  const { derived, rows, notes } = subject.rulebook
  return [
    ...derived.flatMap(({ any }, at) =>
      any.flatMap((condition, part) =>
        unknownInCondition(subject, condition, {
          file: 'facts.yaml',
          path: ['derived', at, 'any', part],
          years: false,
        }),
      ),
    ),
    ...rows.flatMap(({ when, leans }, at) => [
      ...unknownInCondition(subject, when, {
        file: 'table.yaml',
        path: ['rows', at, 'when'],
        years: false,
      }),
      ...leans.flatMap((lean, number) =>
        unknownInCondition(subject, lean.when, {
          file: 'table.yaml',
          path: ['rows', at, 'lean', number, 'when'],
          years: false,
        }),
      ),
    ]),
    ...notes.flatMap(({ when }, at) =>
      (['facts', 'unless'] as const).flatMap((part) =>
        unknownInCondition(subject, when[part], {
          file: 'notes.yaml',
          path: ['notes', at, part],
          years: true,
        }),
      ),
    ),
  ]
}
