/** A reply names a choice of the open question by place, label, near spelling, yes or no. */
import { expect, test } from 'vitest'
import { facts, hear } from './hearing.js'

test.each([
  ['goal', '2', 'build'],
  ['goal', '2)', 'build'],
  ['goal', 'b', 'build'],
  ['goal', 'b) build it', 'build'],
  ['goal', 'the second one', 'build'],
  ['goal', 'option 3 please', 'audit'],
  ['goal', '#4', 'both'],
  ['goal', 'the last one', 'unsure'],
  ['goal', 'understad', 'understand'],
  ['goal', 'Build or run an AI management system', 'build'],
  ['goal', 'both', 'both'],
  ['goal', 'no idea', 'unsure'],
  ['goal', 'not sure yet tbh', 'unsure'],
  ['start', '7, but the certs are a bit dusty', 'both-leads'],
  ['start', 'new to iso', 'new'],
  ['start', 'security', 'related'],
  ['start', 'foundation', 'foundation'],
  ['start', 'got the implementer one', 'lead-implementer'],
  ['audit_stage', 'neither', 'later'],
  ['audit_stage', 'not yet', 'later'],
  ['audit_stage', 'already doing it', 'now'],
  ['one_only', 'yes', 'just-one'],
  ['one_only', 'yep just one', 'just-one'],
  ['one_only', 'no', 'several'],
  ['one_only', 'nope, both are fine', 'several'],
])('asked for %s, "%s" is %s', (asked, text, choice) => {
  expect(hear(text, asked).choice?.id).toBe(choice)
})

test.each([
  ['goal', '8'],
  ['goal', '1 or 2'],
  ['goal', 'yes'],
  ['goal', 'not auditing'],
  ['goal', 'build or audit'],
  ['goal', 'maybe audit'],
  ['goal', 'Why do you ask?'],
  ['start', 'does a 27001 lead implementer count?'],
  ['one_only', 'got to ask my boss'],
])('asked for %s, "%s" names none', (asked, text) => {
  expect(hear(text, asked).choice).toBeUndefined()
})

test('what else is said beside the choice is still taken', () => {
  const { choice, facts } = hear('audit, and I hold Foundation', 'goal')
  expect(choice?.id).toBe('audit')
  expect(facts.map(({ fact, value }) => [fact, value])).toEqual([['holds', 'foundation']])
})

test('without a question no number names anything', () => {
  expect(hear('2')).toEqual({ facts: [], topics: [], asks: false })
})

test.each(['not sure yet', 'no idea', "I don't know yet", "I'm still figuring that out"])(
  'not knowing the goal is a choice of its own: %s',
  (text) => {
    expect(hear(text, 'goal')).toMatchObject({ choice: { id: 'unsure' } })
  },
)

test('nothing is taken between two people who want different things', () => {
  expect(facts('I want to audit, but my boss wants me to build')).toEqual({})
})

test('links, numbering, capitals and marks say nothing of their own', () => {
  expect(facts('see https://example.org/ai-auditor, I am a chef')).toEqual({})
  expect(facts('1) goal: AUDIT 2) background: ISO 27001 3) NO CERTS')).toEqual({
    goal: 'audit',
    background: 'iso',
    holds: 'none',
  })
})
