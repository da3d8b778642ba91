import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { advisor, everyPerson, known, type Person } from './shipped.js'
import { sameness, statedOutcome } from './stated.js'

/** The four questions that decide, written out by hand: what each choice says of the person. */
const questions: Readonly<Record<string, readonly Person[]>> = {
  goal: ['understand', 'build', 'audit', 'both', 'unsure'].map((goal) => ({ goal })),
  start: [
    { holds: 'none', background: 'none' },
    { holds: 'none', background: 'related' },
    { holds: 'none', background: 'iso' },
    { holds: 'foundation' },
    { holds: 'lead-implementer' },
    { holds: 'lead-auditor' },
    { holds: 'both-leads' },
  ],
  audit_stage: ['now', 'built', 'later'].map((audit_stage) => ({ audit_stage })),
  one_only: [{ one_only: true }, { one_only: false }],
}
const factsOf: Readonly<Record<string, readonly (keyof Person)[]>> = {
  goal: ['goal'],
  start: ['holds', 'background'],
  audit_stage: ['audit_stage'],
  one_only: ['one_only'],
}

const people = everyPerson(['unknown', 'skipped'])

/** What a person may still answer to a question: a choice that agrees with what is known. */
function answers(person: Person, question: string): readonly Person[] {
  return (questions[question] ?? []).filter((says) =>
    Object.entries(says).every(([fact, value]) => {
      const now = person[fact as keyof Person]
      return now === undefined || now === null || now === value
    }),
  )
}

function isOpen(person: Person, question: string): boolean {
  const facts = factsOf[question] ?? []
  return facts.some((fact) => person[fact] === undefined) && answers(person, question).length > 1
}

/** What is known after an answer; what it leaves unsaid is not asked again. */
function after(person: Person, question: string, says: Person): Person {
  const unsaid = (factsOf[question] ?? []).filter(
    (fact) => person[fact] === undefined && !(fact in says),
  )
  return { ...person, ...says, ...Object.fromEntries(unsaid.map((fact) => [fact, null])) }
}

function nexts(person: Person, question: string): readonly Person[] {
  return answers(person, question).map((says) => after(person, question, says))
}

/** Whether an answer, all else equal, leads elsewhere; refusing to answer is one. */
function matters(person: Person, question: string): boolean {
  const ends = [person, ...nexts(person, question), after(person, question, {})]
  return new Set(ends.map((each) => sameness(statedOutcome(each)))).size > 1
}

interface Cost {
  readonly atMost: number
  readonly onAverage: number
}

/** The cheapest way to ask, by trying every order of the questions that matter. */
function cheapest(person: Person, seen = new Map<string, Cost>()): Cost {
  const key = JSON.stringify(Object.entries(person).toSorted())
  const before = seen.get(key)
  if (before) return before
  const costs = worthAsking(person).map((question) => costOf(person, question, seen))
  const [best] = costs.toSorted(
    (one, other) => one.atMost - other.atMost || one.onAverage - other.onAverage,
  )
  const cost = best ?? { atMost: 0, onAverage: 0 }
  seen.set(key, cost)
  return cost
}

function costOf(person: Person, question: string, seen: Map<string, Cost>): Cost {
  const chosen = nexts(person, question).map((next) => cheapest(next, seen))
  const refused = cheapest(after(person, question, {}), seen)
  const sum = chosen.reduce((total, { onAverage }) => total + onAverage, 0)
  return {
    atMost: 1 + Math.max(refused.atMost, ...chosen.map(({ atMost }) => atMost)),
    onAverage: 1 + sum / chosen.length,
  }
}

/**
 * Questions of which an answer, all else equal, leads elsewhere. Where there are none, those whose
 * answer makes such a question of another: their facts matter only together.
 */
function worthAsking(person: Person): readonly string[] {
  const open = Object.keys(questions).filter((question) => isOpen(person, question))
  const alone = open.filter((question) => matters(person, question))
  if (alone.length > 0) return alone
  return open.filter((question) =>
    nexts(person, question).some((next) => worthAsking(next).length > 0),
  )
}

function asked(decision: Decision): string | undefined {
  return decision.kind === 'ask' ? decision.question.id : undefined
}

describe('a question is asked only if an answer can change the outcome', () => {
  test('whatever is known', () => {
    const wrong = people.filter((person) => {
      const question = asked(advisor.decide(known(person)))
      return question !== undefined && !(isOpen(person, question) && matters(person, question))
    })
    // One person's answers matter only together: what they bring, and that they audit now.
    expect(wrong).toEqual([{ goal: 'audit', holds: 'none', one_only: true }])
  })

  test('and where none is asked, none would change it', () => {
    const wrong = people.filter(
      (person) =>
        advisor.decide(known(person)).kind === 'settled' && worthAsking(person).length > 0,
    )
    expect(wrong).toEqual([])
  })

  test('nor would any number of answers together', () => {
    const ends = new Map<string, ReadonlySet<string>>()
    const endsOf = (person: Person): ReadonlySet<string> => {
      const key = JSON.stringify(Object.entries(person).toSorted())
      const before = ends.get(key)
      if (before) return before
      const open = Object.keys(questions).filter((question) => isOpen(person, question))
      const all = new Set([
        sameness(statedOutcome(person)),
        ...open.flatMap((question) => nexts(person, question).flatMap((next) => [...endsOf(next)])),
      ])
      ends.set(key, all)
      return all
    }
    const wrong = people.filter(
      (person) => advisor.decide(known(person)).kind === 'settled' && endsOf(person).size > 1,
    )
    expect(wrong).toEqual([])
  })

  test('the choices offered are those that agree with what is known', () => {
    for (const person of people) {
      const decision = advisor.decide(known(person))
      if (decision.kind === 'settled') continue
      expect(decision.choices.map(({ sets }) => sets)).toEqual(
        answers(person, decision.question.id),
      )
    }
  })
})

describe('the question asked is the best', () => {
  const seen = new Map<string, Cost>()

  test('none leaves fewer to come at worst, nor on average among those', () => {
    for (const person of people) {
      const decision = advisor.decide(known(person))
      const { atMost, onAverage } = cheapest(person, seen)
      if (decision.kind === 'settled') {
        expect(atMost).toBe(0)
        continue
      }
      expect({ person, atMost: decision.atMost }).toEqual({ person, atMost })
      expect(decision.onAverage).toBeCloseTo(onAverage, 10)
      const cost = costOf(person, decision.question.id, seen)
      expect(cost.atMost).toBe(atMost)
      expect(cost.onAverage).toBeCloseTo(onAverage, 10)
    }
  })

  test('of two that are alike the first in the rules', () => {
    for (const person of people) {
      const decision = advisor.decide(known(person))
      if (decision.kind === 'settled') continue
      const alike = worthAsking(person).filter((question) => {
        const cost = costOf(person, question, seen)
        const isBest = Math.abs(cost.onAverage - decision.onAverage) < 1e-9
        return cost.atMost === decision.atMost && isBest
      })
      expect(asked(decision)).toBe(alike[0])
    }
  })

  test('the most still to come is exact: some answers reach it, and none exceed it', () => {
    const longest = (person: Person): number => {
      const question = asked(advisor.decide(known(person)))
      if (question === undefined) return 0
      const next = [...nexts(person, question), after(person, question, {})]
      return 1 + Math.max(...next.map(longest))
    }
    for (const person of people) {
      const decision = advisor.decide(known(person))
      expect(longest(person)).toBe(decision.kind === 'ask' ? decision.atMost : 0)
    }
  })

  test('never more than four, and somebody of whom nothing is known is asked for the goal', () => {
    const most = people.map((person) => {
      const decision = advisor.decide(known(person))
      return decision.kind === 'ask' ? decision.atMost : 0
    })
    expect(Math.max(...most)).toBeLessThanOrEqual(4)
    expect(asked(advisor.decide({}))).toBe('goal')
  })
})
