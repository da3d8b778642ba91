/** The shipped rules, read once for the tests of advice. */
import { advisorFor } from '../../src/decision/advisor.js'
import type { Known } from '../../src/rulebook/rulebook.js'
import { readRulesFolder } from '../stage/rules-folder.js'

const result = readRulesFolder('rules/iso-42001')
if (result.kind === 'faults') throw new Error(JSON.stringify(result.faults))

export const rulebook = result.reading.rulebook
export const advisor = advisorFor(rulebook)
export const today = '2026-11-24'

export const values = {
  goal: ['understand', 'build', 'audit', 'both', 'unsure'],
  background: ['none', 'related', 'iso'],
  holds: ['none', 'foundation', 'lead-implementer', 'lead-auditor', 'both-leads'],
  audit_stage: ['now', 'built', 'later'],
  one_only: [true, false],
} as const

/** A person as the statement of the domain sees one: nothing, or a value, of each fact. */
export interface Person {
  readonly goal?: string | null
  readonly background?: string | null
  readonly holds?: string | null
  readonly audit_stage?: string | null
  readonly one_only?: boolean | null
}

/** Every combination, with what else a fact may be beside its values. */
export function everyPerson(beside: readonly ('unknown' | 'skipped')[]): readonly Person[] {
  return Object.entries(values).reduce<readonly Person[]>(
    (people, [fact, list]) =>
      people.flatMap((person) => [
        ...(beside.includes('unknown') ? [person] : []),
        ...(beside.includes('skipped') ? [{ ...person, [fact]: null }] : []),
        ...list.map((value) => ({ ...person, [fact]: value })),
      ]),
    [{}],
  )
}

export function known(person: object): Known {
  return person as Known
}
