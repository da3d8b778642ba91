import { describe, expect, test } from 'vitest'
import { advisorFor } from '../../src/decision/advisor.js'
import type { Outcome } from '../../src/decision/outcome.js'
import { advisor, everyPerson, known, type Person, rulebook } from './shipped.js'
import { type StatedOutcome, statedOutcome, statedRow } from './stated.js'

const complete = everyPerson([])
const partial = everyPerson(['unknown'])
const skipping = everyPerson(['unknown', 'skipped'])

function told(outcome: Outcome): StatedOutcome {
  return outcome.kind === 'path'
    ? { row: outcome.row.id, path: outcome.path, open: [] }
    : {
        row: outcome.row.id,
        path: [],
        open: outcome.open,
        ...(outcome.lean !== undefined && { lean: outcome.lean }),
      }
}

function differing(people: readonly Person[], stated: (person: Person) => StatedOutcome) {
  return people.flatMap((person) => {
    const [came, expected] = [told(advisor.judge(known(person))), stated(person)]
    return JSON.stringify(sorted(came)) === JSON.stringify(sorted(expected))
      ? []
      : [{ person, came, expected }]
  })
}

function sorted({ row, path, lean, open }: StatedOutcome) {
  return { row, path, lean, open: open.map((each) => each.join(' > ')).toSorted() }
}

describe('the table says what the domain says', () => {
  test('there are 450 complete profiles and 1,728 partial ones', () => {
    expect(complete).toHaveLength(450)
    expect(partial).toHaveLength(1728)
  })

  test('of everybody of whom all is known', () => {
    expect(differing(complete, (person) => ({ ...statedRow(person), open: [] }))).toEqual([])
    expect(complete.filter((person) => statedRow(person).row === 'R15')).toEqual([])
  })

  test('of everybody of whom some is known', () => {
    expect(differing(partial, (person) => ({ ...statedRow(person), open: [] }))).toEqual([])
  })

  test('of everybody who would not say something', () => {
    expect(differing(skipping, statedOutcome)).toEqual([])
  })

  test('every row of the rules is reached, and no other', () => {
    const reached = new Set(partial.map((person) => advisor.judge(known(person)).row.id))
    expect([...reached].toSorted()).toEqual(rulebook.rows.map(({ id }) => id).toSorted())
  })
})

describe('a decision is a function of what is known', () => {
  test('the order in which facts became known is no matter', () => {
    for (const person of skipping) {
      const backwards = Object.fromEntries(Object.entries(person).toReversed())
      expect(advisor.decide(known(backwards))).toBe(advisor.decide(known(person)))
      expect(advisor.judge(known(backwards))).toBe(advisor.judge(known(person)))
    }
  })

  test('nor are the years, nor anything that the rules do not know', () => {
    for (const person of partial) {
      const more = { ...person, ai_audit_years: 7, professional_years: null, shoe_size: 43 }
      expect(advisor.decide(known(more))).toBe(advisor.decide(known(person)))
    }
  })

  test('nor is what was asked before', () => {
    for (const person of skipping.toReversed()) {
      const fresh = advisorFor(rulebook)
      if (Object.keys(person).length > 2) continue
      expect(fresh.decide(known(person))).toEqual(advisor.decide(known(person)))
    }
  })

  test('a value that the rules have no more counts as unknown', () => {
    expect(advisor.decide({ goal: 'teach' })).toBe(advisor.decide({}))
  })
})
