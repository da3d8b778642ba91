/** Where a careful person would not be sure, nothing is taken. */
import { expect, test } from 'vitest'
import { facts, hear } from './hearing.js'

test.each([
  // Hedges.
  'maybe audit one day',
  'I might implement 42001',
  'I am thinking about becoming an auditor',
  'perhaps I want to build an AIMS',
  // Other people.
  'my colleague audits AI systems',
  'our auditor wants to implement 42001',
  'she holds the Lead Auditor certificate',
  'two of my coworkers hold the 42001 Lead Auditor',
  'A friend of mine passed the Lead Implementer in two weeks',
  'The consultant we use is a 27001 lead auditor',
  'My former boss, who wants to audit AI, recommended you',
  'my wife has five years in AI governance',
  // Questions.
  'should I audit?',
  'do I need to hold Foundation?',
  'what does a lead auditor do?',
  'is Lead Implementer right for a CISO?',
  // Conditions.
  'if I were an auditor, I would need it',
  'If we win the tender I have to build an AIMS.',
  "Once I have the Foundation I'll do the rest",
  // Other things than the field's.
  'I want to build a website',
  'I have to audit our finance department',
  'I want to run a marathon',
  'I want to know the price',
  // Nothing at all.
  'hello',
  'asdf qwer',
  '🤔',
  '',
])('silent: %s', (text) => {
  expect(facts(text)).toEqual({})
})

test('a word that says little is enough only for the question that asks for it', () => {
  expect(facts('auditor')).toEqual({})
  expect(facts('auditor', 'goal')).toEqual({ goal: 'audit' })
})

test('a present job with a standard is background, and no goal', () => {
  expect(facts('I run our ISO 27001 programme and want to audit AI systems')).toEqual({
    background: 'iso',
    goal: 'audit',
  })
})

test.each([
  ['I want to build, maybe also audit', { goal: 'build' }],
  ['I want to audit, but maybe I should build first', { goal: 'audit' }],
  ["If it were up to me I'd build, but I want to audit", { goal: 'audit' }],
  ['Once I have the Foundation I want to implement 42001', { goal: 'build' }],
  ['Until 2022 I ran an ISO 9001 system', { background: 'iso' }],
  [
    'I hold the 42001 LI and would like the LA to audit clients',
    { holds: 'lead-implementer', goal: 'audit' },
  ],
])('a doubt, a condition or a name reaches no further than it should: %s', (text, said) => {
  expect(facts(text)).toEqual(said)
})

test('marks of bold type cut nothing off', () => {
  expect(facts('*Goal:* audit AI systems\n*Certificates:* none')).toEqual({
    goal: 'audit',
    holds: 'none',
  })
})

test('the words are those of the message', () => {
  const [taken] = hear('Well, I WANT to  audit AI systems').facts
  expect(taken?.words).toBe('WANT to  audit')
})
