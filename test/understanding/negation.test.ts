/** What is denied is not taken, and a denial reaches no further than it should. */
import { expect, test } from 'vitest'
import { facts } from './hearing.js'

test.each([
  'I do not want to audit AI systems',
  "I don't want to build anything",
  'we are never going to implement 42001',
  "I'm not going to build or audit it",
  'I have no plans to become an auditor',
  'no need to implement 42001',
  'I hold neither Lead Implementer nor Lead Auditor',
  'no lead auditor certificate',
  "I don't think I want to audit",
  'auditing is not what I want',
])('nothing is taken from: %s', (text) => {
  const { goal, holds } = facts(text)
  expect(goal).toBeUndefined()
  expect([undefined, 'none']).toContain(holds)
})

test.each([
  ["I don't want to build anything, I want to audit", 'audit'],
  ['I want to build, not audit', 'build'],
  ["I'd rather build than audit", 'build'],
  ['not interested in implementing, only in auditing', 'audit'],
  ['instead of auditing I want to implement 42001', 'build'],
  ['I have no ISO background and want to audit AI systems', 'audit'],
  ["I can't wait to build our AIMS", 'build'],
])('a denial stops at its edge: %s', (text, goal) => {
  expect(facts(text).goal).toBe(goal)
})

test('having no certificate is said by a denial', () => {
  expect(facts("I don't hold any certificates")).toEqual({ holds: 'none' })
  expect(facts('no 27001 certificate')).not.toHaveProperty('holds')
})
