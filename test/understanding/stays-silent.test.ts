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
  'my wife has five years in AI governance',
  // Questions.
  'should I audit?',
  'do I need to hold Foundation?',
  'what does a lead auditor do?',
  'is Lead Implementer right for a CISO?',
  // Conditions.
  'if I were an auditor, I would need it',
  'If we win the tender I have to build an AIMS.',
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

test('the words are those of the message', () => {
  const [taken] = hear('Well, I WANT to  audit AI systems').facts
  expect(taken?.words).toBe('WANT to  audit')
})
