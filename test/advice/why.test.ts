import { describe, expect, test } from 'vitest'
import { why } from '../../src/decision/why.js'
import { advisor, everyPerson, known, type Person, values } from './shipped.js'
import { sameness, statedOutcome } from './stated.js'

function reasons(person: object) {
  const facts = known(person)
  const { row, mattered, didNot } = why(advisor, facts, advisor.judge(facts))
  return {
    row: row.id,
    mattered: mattered.map(({ fact }) => fact),
    didNot: didNot.map(({ fact }) => fact),
  }
}

describe('why', () => {
  test('names the facts that the row holds by, and those whose change would lead elsewhere', () => {
    expect(reasons({ goal: 'build', background: 'iso', holds: 'none', one_only: false })).toEqual({
      row: 'R11',
      mattered: ['goal', 'background', 'holds'],
      didNot: ['one_only'],
    })
  })

  test('a fact behind a shared condition is one that the row holds by', () => {
    expect(reasons({ goal: 'audit', holds: 'foundation', background: 'none' }).mattered).toEqual([
      'goal',
      'holds',
    ])
  })

  test('what somebody would not say is named where it mattered', () => {
    const { mattered, didNot } = reasons({ goal: null, holds: 'lead-auditor', background: null })
    expect(mattered).toEqual(['goal', 'holds'])
    expect(didNot).toEqual(['background'])
  })

  test('years never mattered to a path', () => {
    const person = { goal: 'build', holds: 'foundation', ai_management_years: 0 }
    expect(reasons(person).didNot).toEqual(['ai_management_years'])
  })

  test('each fact known is in one list, and one whose change leads elsewhere in the first', () => {
    for (const person of everyPerson(['unknown', 'skipped'])) {
      const { mattered, didNot } = reasons(person)
      expect([...mattered, ...didNot].toSorted()).toEqual(Object.keys(person).toSorted())
      const now = sameness(statedOutcome(person))
      const turning = Object.keys(person).filter((fact) =>
        values[fact as keyof Person].some(
          (value) => sameness(statedOutcome({ ...person, [fact]: value })) !== now,
        ),
      )
      expect(turning.filter((fact) => !mattered.includes(fact))).toEqual([])
    }
  })

  test('what did not matter may be left out, or all be said otherwise, one by one', () => {
    for (const person of everyPerson(['unknown'])) {
      const now = sameness(statedOutcome(person))
      for (const fact of reasons(person).didNot) {
        for (const value of values[fact as keyof Person]) {
          expect(sameness(statedOutcome({ ...person, [fact]: value }))).toBe(now)
        }
        const { [fact as keyof Person]: _, ...without } = person
        expect(sameness(statedOutcome(without))).toBe(now)
      }
    }
  })
})
