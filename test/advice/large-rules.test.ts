/** Rules with far more profiles than can be worked out are advised on all the same. */
import { describe, expect, test } from 'vitest'
import { advisorFor } from '../../src/decision/advisor.js'
import type { Known, Rulebook } from '../../src/rulebook/rulebook.js'
import { rulebook as shipped } from './shipped.js'

const facts = Array.from({ length: 14 }, (_, at) => `f${at}`)
const values = ['v0', 'v1', 'v2', 'v3', 'v4']

/** One fact after another may settle it; the last three only together. */
const large: Rulebook = {
  ...shipped,
  derived: [],
  facts: facts.map((id) => ({ kind: 'choice', id, values, ifSkipped: { kind: 'nothing' } })),
  questions: facts.map((id) => ({
    id,
    decides: 'path',
    whenFirstStep: [],
    facts: [id],
    choices: values.map((value) => ({ id: value, sets: { [id]: value } })),
  })),
  rows: [
    ...facts.slice(0, -3).map((id, at) => row(id, { [id]: ['v0'] }, [`c${at}`])),
    row('joint', { f11: ['v1'], f12: ['v2'], f13: ['v3'] }, ['joint']),
    { ...row('rest', {}, []), fallback: true },
  ],
}

function row(id: string, when: Rulebook['rows'][number]['when'], path: readonly string[]) {
  return { id, when, path, leans: [], fallback: false, before: [], examples: [] }
}

/** Answers as told, and counts the questions. */
function talk(answer: (question: string) => string) {
  const advisor = advisorFor(large)
  let known: Known = {}
  const asked: string[] = []
  for (;;) {
    const decision = advisor.decide(known)
    if (decision.kind === 'settled') return { asked, outcome: decision.outcome.key }
    expect(decision.atMost).toBe(facts.length - asked.length)
    asked.push(decision.question.id)
    known = { ...known, [decision.question.id]: answer(decision.question.id) }
  }
}

describe('rules with six thousand million profiles', () => {
  test('are settled as soon as nothing can change', () => {
    expect(talk(() => 'v0')).toEqual({ asked: ['f0'], outcome: 'c0' })
  })

  test('ask no question twice, and facts that matter only together at the end', () => {
    const joint: Readonly<Record<string, string>> = { f11: 'v1', f12: 'v2', f13: 'v3' }
    const { asked, outcome } = talk((question) => joint[question] ?? 'v4')
    expect(outcome).toBe('joint')
    expect(asked).toEqual(facts)
  })

  test('ask no more once one of those rules the others out', () => {
    const { asked } = talk(() => 'v4')
    expect(asked).toEqual(facts.slice(0, 12))
  })
})
