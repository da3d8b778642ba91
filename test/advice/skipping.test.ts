import { expect, test } from 'vitest'
import { advisor } from './shipped.js'

test('who will not name a goal is unsure', () => {
  const facts = { holds: 'none', background: 'related' }
  expect(advisor.judge({ ...facts, goal: null })).toEqual(
    advisor.judge({ ...facts, goal: 'unsure' }),
  )
})

test('who will not say how close auditing is has it later', () => {
  const facts = { goal: 'audit', holds: 'none', background: 'iso' }
  expect(advisor.judge({ ...facts, audit_stage: null })).toMatchObject({
    kind: 'path',
    path: ['lead-implementer', 'lead-auditor'],
    row: { id: 'R12' },
  })
})

test('who will not say whether there is time for one keeps the longer path', () => {
  const facts = { goal: 'both', holds: 'none', background: 'none' }
  expect(advisor.judge({ ...facts, one_only: null })).toMatchObject({ row: { id: 'R14' } })
})

test('who will not say where they start gets the trainer, with the paths that stay open', () => {
  const outcome = advisor.judge({ goal: 'build', holds: null, background: null })
  expect(outcome).toMatchObject({ kind: 'trainer', row: { id: 'R15' } })
  expect(outcome.kind === 'trainer' && outcome.open).toEqual([
    ['foundation', 'lead-implementer'],
    ['lead-implementer'],
  ])
})

test('a skipped start is no matter where every start leads to the same', () => {
  expect(advisor.judge({ goal: 'understand', holds: 'none', background: null })).toMatchObject({
    path: ['foundation'],
    row: { id: 'R7' },
  })
})

test('a question that was skipped is not asked again', () => {
  const skipped = { goal: null, holds: null, background: null, audit_stage: null, one_only: null }
  expect(advisor.decide(skipped).kind).toBe('settled')
})
