/** The later word wins after a correction; without one, a contradiction is left open. */
import { expect, test } from 'vitest'
import { facts } from './hearing.js'

test.each([
  ['I want to audit, no wait, build', 'build'],
  ['I want to implement. No, sorry: audit.', 'audit'],
  ['I want to audit AI systems. Scratch that, I have to build our AIMS.', 'build'],
  ['Actually I mean audit, not build', 'audit'],
  ['my boss wants me to audit, actually no, to implement', 'build'],
])('%s', (text, goal) => {
  expect(facts(text).goal).toBe(goal)
})

test('a correction of one fact leaves the others alone', () => {
  expect(facts('I hold Foundation and want to audit - no wait, I want to build')).toEqual({
    holds: 'foundation',
    goal: 'build',
  })
})

test('what is only taken back is not kept', () => {
  expect(facts('I want to audit. Scrap that.')).not.toHaveProperty('goal')
})

test('wanting both is no contradiction, wanting one or the other is none of them', () => {
  expect(facts('I want to build and audit AI management systems').goal).toBe('both')
  expect(facts('I want to build or audit AI management systems').goal).toBeUndefined()
  expect(facts('only one course. I can take several courses.').one_only).toBeUndefined()
})
