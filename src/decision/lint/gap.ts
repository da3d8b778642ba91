/** Everybody of whom all is known must be described by a row; the fallback is for the others. */
import { type Check, errorAt, warningAt } from '../../rulebook/lint/subject.js'
import { all, not } from '../formula.js'
import { inWords } from '../search.js'
import type { DecisionSubject } from './decision-subject.js'

export const gap: Check<DecisionSubject> = (subject) => {
  const { facts, rows, search, rulebook } = subject
  const found = search.complete(all(rows.map(({ holds }) => not(holds))))
  const last = rulebook.rows.findIndex((row) => row.fallback)
  const here = ['rows', last < 0 ? rulebook.rows.length - 1 : last]
  switch (found.kind) {
    case 'none':
      return []
    case 'too-large': {
      const message =
        'there are too many facts and rows to tell whether every person is described by a row'
      return warningAt(subject, 'table.yaml', here, message)
    }
    case 'found': {
      const message = `no row describes some people of whom everything is known, ${inWords(found.profile, facts)}; add a row for them above the fallback`
      return errorAt(subject, 'table.yaml', here, message)
    }
  }
}
