/** Random tables: what the checks find by search is what trying every profile finds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advisorFor } from '../../src/decision/advisor.js'
import { conditionHolds } from '../../src/decision/condition.js'
import { type DecisionSubject, decisionSubject } from '../../src/decision/lint/decision-subject.js'
import { gap } from '../../src/decision/lint/gap.js'
import { overlap } from '../../src/decision/lint/overlap.js'
import { everyKnown } from '../../src/decision/lint/states.js'
import { unreached } from '../../src/decision/lint/unreached.js'
import type {
  ChoiceFact,
  Condition,
  Known,
  Row,
  Rulebook,
  Value,
} from '../../src/rulebook/rulebook.js'
import { reading } from './folder.js'
import { sailing } from './sailing.js'

const base = reading(sailing)
if (base.kind === 'faults') throw new Error('the sailing rules are broken')
const { rulebook: model } = base.reading

const steps = ['a', 'b', 'c']

const facts: fc.Arbitrary<readonly ChoiceFact[]> = fc
  .array(fc.integer({ min: 2, max: 3 }), { minLength: 2, maxLength: 4 })
  .map((sizes) =>
    sizes.map((size, at) => ({
      kind: 'choice',
      id: `f${at}`,
      values: Array.from({ length: size }, (_, value) => `v${value}`),
      ifSkipped: { kind: 'nothing' },
    })),
  )

function conditionOn(all: readonly ChoiceFact[], most: number): fc.Arbitrary<Condition> {
  const named = fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: most })
  return named.chain((some) =>
    fc
      .tuple(...some.map(({ values }) => fc.subarray([...values], { minLength: 1 })))
      .map((lists) => Object.fromEntries(some.map(({ id }, at) => [id, lists[at] as Value[]]))),
  )
}

const rulebook: fc.Arbitrary<Rulebook> = facts.chain((all) => {
  const row = fc.record({
    when: fc.oneof(
      conditionOn(all, 3),
      conditionOn(all, 1).map((rest): Condition => ({ ...rest, shared: [true] })),
    ),
    path: fc.oneof(fc.constant([]), fc.subarray(steps, { minLength: 1, maxLength: 2 })),
    leans: fc.array(fc.record({ when: conditionOn(all, 2), to: fc.constantFrom(...steps) }), {
      maxLength: 2,
    }),
  })
  return fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      shared: fc.array(conditionOn(all, 2), { minLength: 1, maxLength: 2 }),
    })
    .map(({ rows, shared }) => ({
      ...model,
      facts: all,
      derived: [{ id: 'shared', any: shared }],
      questions: all.map(({ id, values }) => ({
        id,
        decides: 'path' as const,
        whenFirstStep: [],
        facts: [id],
        choices: values.map((value) => ({ id: String(value), sets: { [id]: value } })),
      })),
      rows: [
        ...rows.map((each, at) => aRow(`r${at}`, each)),
        { ...aRow('rest', { when: {}, path: [], leans: [] }), fallback: true },
      ],
    }))
})

function aRow(id: string, given: Pick<Row, 'when' | 'path' | 'leans'>): Row {
  return { ...given, id, fallback: false, before: [], examples: [] }
}

function subjectOf(rules: Rulebook): DecisionSubject {
  const place = (file: string, path: readonly PropertyKey[]) => ({
    file,
    line: Number(path[1] ?? 0),
    column: 1,
  })
  return decisionSubject({ rulebook: rules, place, today: '2026-11-24' })
}

/** By brute force: all profiles, and which rows hold for each. */
function tried(rules: Rulebook, complete: boolean) {
  const choice = rules.facts.filter((fact) => fact.kind === 'choice')
  const people = [...everyKnown(choice)].filter((known) => {
    const said = Object.values(known)
    return !said.includes(null) && (!complete || said.length === choice.length)
  })
  return people.map((known) => ({
    known,
    holding: rules.rows.filter(
      (row) => !row.fallback && conditionHolds(row.when, known, rules.derived),
    ),
  }))
}

function leadsTo(row: Row, known: Known, rules: Rulebook): string {
  if (row.path.length > 0) return row.path.join(' > ')
  return `trainer ${row.leans.find(({ when }) => conditionHolds(when, known, rules.derived))?.to}`
}

describe('for any table', () => {
  test('there is a gap exactly where some profile has no row', () => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const missing = tried(rules, true).some(({ holding }) => holding.length === 0)
        expect(gap(subjectOf(rules))).toHaveLength(missing ? 1 : 0)
      }),
    )
  })

  test('a row hides another exactly where both hold and lead elsewhere', () => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const pairs = tried(rules, true).flatMap(({ known, holding: [first, ...later] }) =>
          later
            .filter((row) => first && leadsTo(row, known, rules) !== leadsTo(first, known, rules))
            .map((row) => `row ${first?.id} hides ${row.id} `),
        )
        const found = overlap(subjectOf(rules)).map(
          ({ message }) => /^row \S+ hides \S+ /.exec(message)?.[0],
        )
        expect(found.toSorted()).toEqual([...new Set(pairs)].toSorted())
      }),
    )
  })

  test('once each row says what it wins over, nothing is hidden or said in vain', () => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const said = new Map<string, string[]>()
        for (const { message } of overlap(subjectOf(rules))) {
          const [, id, list] = /^row (\S+) hides .*`before: \[(.*)\]`/.exec(message) ?? []
          said.set(id ?? '', (list ?? '').split(', '))
        }
        const rows = rules.rows.map((row) => ({ ...row, before: said.get(row.id) ?? [] }))
        expect(overlap(subjectOf({ ...rules, rows }))).toEqual([])
      }),
    )
  })

  test('a row is not reached exactly where it is first for nobody', () => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const firsts = (complete: boolean) =>
          new Set(tried(rules, complete).map(({ holding }) => holding[0]?.id))
        const [everybody, known] = [firsts(false), firsts(true)]
        const expected = rules.rows
          .filter((row) => !row.fallback && !known.has(row.id))
          .map(({ id }) => (everybody.has(id) ? `warning ${id}` : `error ${id}`))
        const found = unreached(subjectOf(rules)).map(
          ({ severity, line }) => `${severity} ${rules.rows[line]?.id}`,
        )
        expect(found).toEqual(expected)
      }),
    )
  })
})

describe('for any table the advisor', () => {
  const everyStateAtMost = [
    ['that works out every state', Number.POSITIVE_INFINITY],
    ['that searches, as for large tables', 0],
  ] as const
  test.each(everyStateAtMost)('%s gives the first row that holds', (_, most) => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const advisor = advisorFor(rules, most)
        for (const { known, holding } of tried(rules, false)) {
          expect(advisor.judge(known).row.id).toBe(holding[0]?.id ?? 'rest')
        }
      }),
    )
  })

  test.each(everyStateAtMost)('%s asks exactly while something could change', (_, most) => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const advisor = advisorFor(rules, most)
        const all = tried(rules, false)
        for (const { known } of all) {
          const further = all.filter((other) =>
            Object.keys(known).every((fact) => other.known[fact] === known[fact]),
          )
          const ends = new Set(further.map((other) => advisor.judge(other.known).key))
          expect(advisor.decide(known).kind).toBe(ends.size > 1 ? 'ask' : 'settled')
        }
      }),
    )
  })

  test.each(everyStateAtMost)('%s never asks more than it says', (_, most) => {
    fc.assert(
      fc.property(rulebook, (rules) => {
        const advisor = advisorFor(rules, most)
        const longest = (known: Known): number => {
          const decision = advisor.decide(known)
          if (decision.kind === 'settled') return 0
          const { choices, question, atMost } = decision
          const skipped = Object.fromEntries(question.facts.map((fact) => [fact, null]))
          const answers = [...choices.map(({ sets }) => sets), skipped]
          const came = 1 + Math.max(...answers.map((sets) => longest({ ...known, ...sets })))
          expect(came).toBeLessThanOrEqual(atMost)
          return came
        }
        longest({})
      }),
    )
  })
})
