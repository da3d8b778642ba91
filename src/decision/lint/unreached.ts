/** A row at which nobody can end is most likely hidden by mistake. */
import type { Fault } from '../../rulebook/fault.js'
import { type Check, errorAt, warningAt } from '../../rulebook/lint/subject.js'
import { all, not } from '../formula.js'
import { inWords } from '../search.js'
import type { DecisionSubject } from './decision-subject.js'

export const unreached: Check<DecisionSubject> = (subject) =>
  subject.rows.flatMap((_, at) => faultsOf(subject, at))

function faultsOf(subject: DecisionSubject, at: number): readonly Fault[] {
  const { facts, rows, search, rulebook } = subject
  const [upper, each] = [rows.slice(0, at), rows[at]]
  if (!each) return []
  const { row, holds } = each
  const here = ['rows', rulebook.rows.indexOf(row)]
  const wanted = all([holds, ...upper.map((above) => not(above.holds))])
  if (search.complete(wanted).kind === 'found') return []
  const found = search.any(wanted)
  switch (found.kind) {
    case 'found': {
      const message = `only people of whom something is not known end at row ${row.id}, ${inWords(found.profile, facts)}; rows above it take all others`
      return warningAt(subject, 'table.yaml', here, message)
    }
    case 'too-large': {
      const message = `there are too many facts and rows to tell whether anybody ends at row ${row.id}`
      return warningAt(subject, 'table.yaml', here, message)
    }
    case 'none': {
      const message = `nobody ends at row ${row.id}: ${reason(subject, at)}`
      return errorAt(subject, 'table.yaml', here, message)
    }
  }
}

function reason({ facts, rows, search }: DecisionSubject, at: number): string {
  const row = rows[at]
  const described = row && search.any(row.holds)
  if (!row || described?.kind !== 'found') return 'its conditions exclude each other'
  const above = rows.slice(0, at)
  const takers = above.flatMap((upper, number) => {
    const free = above.slice(0, number).map(({ holds }) => not(holds))
    return search.any(all([row.holds, upper.holds, ...free])).kind === 'found' ? [upper.row.id] : []
  })
  const example = inWords(described.profile, facts)
  return `everybody whom it describes, ${example}, ends at ${takers.join(' or ')} above it; move it up, or take it out`
}
