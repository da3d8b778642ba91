/** Laws of every talk, whatever is said and in whatever order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Value } from '../../src/rulebook/rulebook.js'
import { play, Talk } from '../stage/play.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'

const rulebook = rulebookIn(shippedRules)

/** Messages that people send, good and bad. */
const message = fc.oneof(
  fc.constantFrom(
    'hi',
    'why',
    'back',
    'skip',
    'restart',
    'status',
    'help',
    'data',
    'change',
    'what if',
    'record',
    'calendar',
    'human',
    'cancel',
    'send',
    'yes',
    'no',
    'ann@example.org',
    'I want to build an AIMS',
    'I want to audit AI systems',
    'not auditing',
    'I work in information security',
    'I already hold Foundation',
    'how much is it?',
    'three years in AI management',
    '1',
    '2',
    '3',
    '7',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

const legal = new Map(rulebook.facts.map((fact) => [fact.id, fact]))

function expectLegal(facts: Readonly<Record<string, Value>>): void {
  for (const [id, value] of Object.entries(facts)) {
    const fact = legal.get(id)
    if (fact?.kind === 'choice') expect(fact.values).toContain(value)
    else expect(value).toBeGreaterThanOrEqual(0)
  }
}

test('no talk ever breaks: facts stay legal, a question or a result always stands', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 25 }), (texts) => {
      const talk = new Talk()
      for (const text of texts) {
        talk.say(text)
        expect(talk.replies.length).toBeGreaterThan(0)
        expectLegal(talk.facts)
        if (talk.phase === 'recommended') expect(talk.recommendation).not.toBeNull()
        if (talk.phase === 'asking') expect(talk.recommendation).toBeNull()
        for (const reply of talk.replies) expect(reply.text.trim()).not.toBe('')
        expect(JSON.stringify(talk.state).length).toBeLessThan(200_000)
      }
    }),
    { numRuns: 150 },
  )
})

test('the same talk gives the same answers', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), (texts) => {
      expect(play(...texts).replies).toEqual(play(...texts).replies)
    }),
    { numRuns: 40 },
  )
})

test('answers in any order, by tap, lead to the same path', () => {
  const people = [
    { goal: 'audit', start: 'iso', audit_stage: 'later', one_only: 'false' },
    { goal: 'both', start: 'new', audit_stage: 'later', one_only: 'true' },
    { goal: 'build', start: 'lead-auditor', audit_stage: 'now', one_only: 'true' },
    { goal: 'understand', start: 'foundation', audit_stage: 'built', one_only: 'false' },
  ]
  for (const person of people) {
    const rows = new Set<string>()
    for (const first of ['goal', 'start'] as const) {
      const talk = play('hi')
      if (first === 'start') talk.say('I want to build an AIMS').say('back')
      for (let turn = 0; turn < 6 && talk.phase === 'asking'; turn++) {
        const question = talk.question?.question as keyof typeof person
        talk.tap(person[question])
      }
      rows.add(String(talk.recommendation?.row))
    }
    expect(rows.size).toBe(1)
  }
})

test('every complete person who taps is led to the row of the table, in four taps at most', () => {
  const starts: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
    new: { holds: 'none', background: 'none' },
    related: { holds: 'none', background: 'related' },
    iso: { holds: 'none', background: 'iso' },
    foundation: { holds: 'foundation' },
    'lead-implementer': { holds: 'lead-implementer' },
    'lead-auditor': { holds: 'lead-auditor' },
    'both-leads': { holds: 'both-leads' },
  }
  const talk = new Talk()
  for (const goal of ['understand', 'build', 'audit', 'both', 'unsure']) {
    for (const start of Object.keys(starts)) {
      for (const audit_stage of ['now', 'built', 'later']) {
        for (const one_only of ['true', 'false']) {
          const person = { goal, start, audit_stage, one_only }
          talk.say('restart')
          let taps = 0
          while (talk.phase === 'asking') {
            talk.tap(person[talk.question?.question as keyof typeof person])
            taps++
          }
          expect(taps).toBeLessThanOrEqual(4)
          const known = { goal, audit_stage, one_only: one_only === 'true', ...starts[start] }
          const outcome = new Talk().advisor.judge(known)
          expect(talk.recommendation?.path).toEqual(outcome.kind === 'path' ? outcome.path : [])
        }
      }
    }
  }
})
