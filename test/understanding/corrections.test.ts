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

test.each([
  ['Three years in AI management... actually make that four', 4],
  ['In AI management since 2018, no, 2020', 6],
  ['I said 8 years in AI management but it is 9, with a budget', 9],
  ['6 years in AI management - scratch that, 7.', 7],
])('the number said last stands for the one before: %s', (text, years) => {
  expect(facts(text).ai_management_years).toBe(years)
})

test.each([
  ['2, no wait, 1', 'understand'],
  ['1 – sorry, I mean 3', 'audit'],
  ['option 2... no hang on, 3', 'audit'],
])('the place named last is the one chosen: %s', (text, goal) => {
  expect(facts(text, 'goal').goal).toBe(goal)
})

test("one's own wish, said last, stands before what somebody else wants", () => {
  expect(facts("My boss would like me to audit but I'd much rather implement").goal).toBe('build')
  expect(facts('I want to audit, but my boss wants me to build').goal).toBeUndefined()
})
