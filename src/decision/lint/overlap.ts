/**
 * Two rows that both describe somebody and lead elsewhere: the upper one decides, and must say
 * with `before` that it is meant to, so that no row hides another by accident.
 */
import type { Fault } from '../../rulebook/fault.js'
import { type Check, errorAt, warningAt } from '../../rulebook/lint/subject.js'
import type { Row } from '../../rulebook/rulebook.js'
import {
  all,
  conditionFormula,
  differ,
  isTrue,
  not,
  type Profile,
  type RowFormula,
} from '../formula.js'
import { type Found, inWords } from '../search.js'
import type { DecisionSubject } from './decision-subject.js'

export const overlap: Check<DecisionSubject> = (subject) => {
  const { rows } = subject
  return rows.flatMap((upper, at) => {
    const { before } = upper.row
    if (before === 'all') return []
    const higher = rows.slice(0, at).map(({ holds }) => not(holds))
    const found = rows.slice(at + 1).map((lower) => ({
      lower,
      found: subject.search.complete(
        all([upper.holds, lower.holds, differ(upper, lower), ...higher]),
      ),
    }))
    const place = subject.rulebook.rows.indexOf(upper.row)
    const named = found.flatMap(({ lower: { row }, found }) =>
      found.kind === 'found' || before.includes(row.id) ? [row.id] : [],
    )
    return [
      ...found.flatMap(({ lower, found }) =>
        before.includes(lower.row.id) ? [] : hidden(subject, place, named, upper, lower, found),
      ),
      ...stale(subject, place, upper.row, (name) =>
        found.some(({ lower, found }) => lower.row.id === name && found.kind !== 'none'),
      ),
    ]
  })
}

function hidden(
  subject: DecisionSubject,
  place: number,
  /** All that `before` must hold, so that its line can be copied whole. */
  named: readonly string[],
  upper: RowFormula,
  lower: RowFormula,
  found: Found,
): readonly Fault[] {
  const { id } = upper.row
  const other = lower.row.id
  const here = ['rows', place]
  switch (found.kind) {
    case 'none':
      return []
    case 'too-large': {
      const message = `there are too many facts and rows to tell whether ${id} hides ${other}`
      return warningAt(subject, 'table.yaml', here, message)
    }
    case 'found': {
      const line = `before: [${named.join(', ')}]`
      const said = (row: RowFormula) => leadsTo(subject, row.row, found.profile)
      const message = `row ${id} hides ${other} for some people, ${inWords(found.profile, subject.facts)}: ${id} ${said(upper)}, and ${other} ${said(lower)}; if ${id} is meant to win, write \`${line}\` in it, and else move ${other} above it`
      return errorAt(subject, 'table.yaml', here, message)
    }
  }
}

function stale(
  subject: DecisionSubject,
  place: number,
  row: Row,
  overlaps: (name: string) => boolean,
): readonly Fault[] {
  if (row.before === 'all') return []
  const later = subject.rulebook.rows.slice(place + 1)
  return row.before.flatMap((name, number) => {
    // Names that stand above, or nowhere, are faults of another check.
    if (overlaps(name) || !later.some(({ id }) => id === name)) return []
    const message = `row ${row.id} wins over ${name} for nobody, so \`before\` need not name ${name}`
    return warningAt(subject, 'table.yaml', ['rows', place, 'before', number], message)
  })
}

function leadsTo(subject: DecisionSubject, row: Row, profile: Profile): string {
  if (row.path.length > 0) return `leads to ${row.path.join(' → ')}`
  const { derived } = subject.rulebook
  const lean = row.leans.find(
    ({ when }) => conditionFormula(when, subject.facts, derived)(profile) === isTrue,
  )
  return lean ? `leads to the trainer, leaning to ${lean.to}` : 'leads to the trainer'
}
