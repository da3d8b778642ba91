/** Another field with a vocabulary of its own: diving courses. Nothing of a field is in code. */
import { expect, test } from 'vitest'
import type { Language, Question, Rulebook } from '../../src/rulebook/rulebook.js'
import { vocabularyShape } from '../../src/rulebook/vocabulary.js'
import { listenerFor } from '../../src/understanding/listener.js'

const vocabulary = vocabularyShape.parse({
  commands: { human: ['talk to .. instructor'], skip: ['pass'] },
  rewrites: { "don't": 'do not', "i'd": 'i would' },
  words: {
    want: ['want to', 'would like to', 'hope to'],
    wreck: ['wreck(s)', 'shipwreck(s)'],
    reef: ['reef(s)', 'coral'],
    dive: ['dive', 'diving', 'explore', 'see'],
  },
  grammar: {
    negation: ['not', 'no', 'never'],
    hedge: ['maybe'],
    self: ['i', 'me'],
    other_noun: ['brother'],
    cut: ['but'],
    and: ['and'],
    or: ['or'],
    carried: { want: 'goes_on' },
    asks: ['should i'],
  },
  numbers: { words: { three: 3 }, units: { years: 1 }, not_before: ['old'] },
  says: [
    { sets: { wish: 'wreck' }, like: ['{want} ... {wreck}'] },
    { sets: { wish: 'reef' }, like: ['{want} ... {reef}', '{goes_on} .. {reef}'] },
    { sets: { dive_years: 'years' }, like: ['{dive} .. {years}'] },
  ],
  weighing: {
    wish: {
      order: [['all'], ['wreck', 'reef']],
      together: [{ values: ['wreck', 'reef'], make: 'all' }],
    },
  },
  replies: { wish: { wreck: ['^ {wreck}'], reef: ['^ {reef}'] } },
})

const question: Question = {
  id: 'wish',
  decides: 'path',
  whenFirstStep: [],
  facts: ['wish'],
  choices: ['wreck', 'reef', 'all'].map((id) => ({ id, sets: { wish: id } })),
}

const diving = {
  hash: '',
  facts: [
    {
      kind: 'choice',
      id: 'wish',
      values: ['wreck', 'reef', 'all'],
      ifSkipped: { kind: 'nothing' },
    },
    { kind: 'years', id: 'dive_years' },
  ],
  derived: [],
  certifications: [],
  questions: [question],
  rows: [],
  notes: [],
  cohorts: [],
  trainer: { name: 'Ana', email: 'ana@example.org' },
  scenarios: [],
  languages: [],
} satisfies Rulebook

const language: Language = {
  id: 'en',
  name: 'English',
  locale: 'en-GB',
  file: 'languages/en.yaml',
  certifications: {},
  facts: {},
  questions: {
    wish: {
      name: '',
      ask: '',
      why: '',
      again: '',
      choices: { wreck: 'Old ships', reef: 'Coral', all: 'Everything' },
    },
  },
  rows: {},
  notes: {},
  cohorts: {},
  topics: { boats: { asks: ['boat/boats'] } },
  wording: {} as Language['wording'],
  vocabulary,
}

const listener = listenerFor(diving, language)
const hear = (text: string, asked = false) =>
  listener.understand(text, {
    year: 2026,
    ...(asked && { asked: { question, choices: question.choices } }),
  })
const facts = (text: string) =>
  Object.fromEntries(hear(text).facts.map(({ fact, value }) => [fact, value]))

test('facts, scope and spelling come from the vocabulary alone', () => {
  expect(facts('I want to see a shipwrek')).toEqual({ wish: 'wreck' })
  expect(facts("I don't want to see wrecks, but I'd like to see coral")).toEqual({ wish: 'reef' })
  expect(facts('I want to explore wrecks and reefs')).toEqual({ wish: 'all' })
  expect(facts('I want to explore wrecks or reefs')).toEqual({})
  expect(facts('maybe I want to see reefs')).toEqual({})
  expect(facts('my brother hopes, my brother want to see reefs')).toEqual({})
  expect(facts('I have been diving for three years')).toEqual({ dive_years: 3 })
  expect(facts('a dive boat three years old')).toEqual({})
  expect(facts('I want to audit AI systems')).toEqual({})
})

test('choices, commands and topics come from the vocabulary alone', () => {
  expect(hear('coral', true).choice?.id).toBe('reef')
  expect(hear('old ships', true).choice?.id).toBe('wreck')
  expect(hear('3', true).choice?.id).toBe('all')
  expect(hear('talk to an instructor').command).toBe('human')
  expect(hear('is there a boat?').topics).toEqual(['boats'])
})
