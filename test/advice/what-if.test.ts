import { describe, expect, test } from 'vitest'
import { type Alternative, alternatives } from '../../src/decision/alternatives.js'
import { advisor, everyPerson, known, type Person, rulebook } from './shipped.js'
import { sameness, statedOutcome } from './stated.js'

const people = everyPerson(['unknown'])

/** Answers to the path questions by hand: what each says, and all that its question is about. */
const answers = rulebook.questions
  .filter(({ decides }) => decides === 'path')
  .flatMap(({ id, choices, facts }) =>
    choices.map((choice) => ({
      id: `${id}=${choice.id}`,
      question: id,
      says: choice.sets as Person,
      replaces: Object.fromEntries(facts.map((fact) => [fact, null])),
    })),
  )
type Said = (typeof answers)[number]

function saying(person: Person, said: readonly Said[]): Person {
  return Object.assign({}, person, ...said.flatMap(({ says, replaces }) => [replaces, says]))
}

/**
 * Nobody un-learns, un-holds or un-builds anything, so no change leads back there: advice that no
 * person could follow is none.
 */
const mayFollow: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  background: { related: ['related', 'iso'], iso: ['iso'] },
  holds: {
    foundation: ['foundation', 'lead-implementer', 'lead-auditor', 'both-leads'],
    'lead-implementer': ['lead-implementer', 'both-leads'],
    'lead-auditor': ['lead-auditor', 'both-leads'],
    'both-leads': ['both-leads'],
  },
  audit_stage: { built: ['built', 'now'] },
}

function isChange(person: Person, { says }: Said): boolean {
  const said = Object.entries(says)
  const now = (fact: string) => person[fact as keyof Person]
  return (
    said.some(([fact, value]) => now(fact) !== value) &&
    said.every(([fact, value]) => mayFollow[fact]?.[String(now(fact))]?.includes(value) ?? true)
  )
}

function told({ changes, outcome }: Alternative): string {
  const said = changes.map(({ question, choice }) => `${question.id}=${choice.id}`)
  return `${said.join(' & ')} → ${outcome.path.join(' > ')}`
}

/** All single and double changes that are possible and lead to another path, as the domain states it. */
function expected(person: Person): readonly string[] {
  const now = sameness(statedOutcome(person))
  const possible = answers.filter((answer) => isChange(person, answer))
  const leads = (said: readonly Said[]) => {
    const { path } = statedOutcome(saying(person, said))
    const key = path.join(' > ')
    return path.length > 0 && key !== now ? [{ key, said: said.map(({ id }) => id) }] : []
  }
  const single = possible.flatMap((one) => leads([one]))
  const near = new Set(single.map(({ key }) => key))
  const double = possible.flatMap((one, at) =>
    possible
      .slice(at + 1)
      .filter((other) => other.question !== one.question)
      .flatMap((other) => leads([one, other])),
  )
  const all = [...single, ...double.filter(({ key }) => !near.has(key))]
  return all.map(({ key, said }) => `${said.join(' & ')} → ${key}`)
}

describe('what would change the recommendation', () => {
  test('each change leads where it says, none smaller does, and none is missing', () => {
    for (const person of people) {
      const came = alternatives(advisor, known(person)).map(told)
      expect(came.toSorted()).toEqual([...expected(person)].toSorted())
    }
  })

  test('changes that lead to one path stand together, the nearest paths first', () => {
    for (const person of people) {
      const all = alternatives(advisor, known(person))
      const paths = all.map(({ outcome }) => outcome.path.join(' > '))
      const runs = paths.filter((path, at) => path !== paths[at - 1])
      expect(runs).toEqual([...new Set(paths)])
      const sizes = all.map(({ changes }) => changes.length)
      expect(sizes).toEqual(sizes.toSorted())
    }
  })

  test('the order in which facts became known is no matter', () => {
    for (const person of people) {
      const backwards = Object.fromEntries(Object.entries(person).toReversed())
      expect(alternatives(advisor, known(backwards)).map(told)).toEqual(
        alternatives(advisor, known(person)).map(told),
      )
    }
  })

  test('for somebody with ISO experience who builds', () => {
    const all = alternatives(advisor, { goal: 'build', holds: 'none', background: 'iso' })
    expect(all.map(told)).toEqual([
      'goal=understand → foundation',
      'goal=audit → lead-implementer > lead-auditor',
      'goal=both → lead-implementer > lead-auditor',
      'goal=audit & start=lead-implementer → lead-auditor',
      'goal=audit & audit_stage=now → lead-auditor',
      'goal=audit & audit_stage=built → lead-auditor',
      'goal=both & start=lead-implementer → lead-auditor',
    ])
  })
})
