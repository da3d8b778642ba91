/** Questions on the way are told by topic; what the advisor does not know has no answer. */
import { expect, test } from 'vitest'
import { hear, rulebook } from './hearing.js'

test.each([
  ['How much is the Lead Auditor course?', 'price'],
  ['price?', 'price'],
  ['when does the next course start?', 'dates'],
  ['what is the exam like?', 'exam'],
  ['Is there a discount for students?', 'discount'],
  ['is the course in German?', 'language'],
  ['how hard is Foundation?', 'difficulty'],
  ['What does Lead Implementer cover?', 'lead-implementer-covers'],
  ['what is the difference between LI and LA', 'difference'],
  ['what is ISO 42001?', 'standard'],
  ["what's an AIMS?", 'management-system'],
  ['How much experience do I need?', 'experience'],
  ['Can I take the exam without experience?', 'exam-without-experience'],
  ['do I need Foundation first?', 'order'],
  ['Why not start with auditor?', 'why-not-auditor-first'],
  ['who decides whether I get the credential?', 'who-decides'],
  ['how long is it valid?', 'validity'],
  ['does it pay better?', 'salary'],
  ['is it online or in a classroom?', 'format'],
  ['how long does it take?', 'course-length'],
  ['What certifications do you have?', 'certifications'],
  ['which certifications are there?', 'certifications'],
  ['Could you compare 42001 with 27001?', 'other-standards'],
  ['How does 42001 differ from 27001?', 'other-standards'],
])('%s', (text, topic) => {
  const { topics, asks, facts } = hear(text)
  expect(topics).toContain(topic)
  expect(asks || text.length < 10).toBe(true)
  expect(facts).toEqual([])
})

test('a comparison of standards is none of certificates, and has no answer', () => {
  expect(hear('Could you compare 42001 with 27001?').topics).toEqual(['other-standards'])
  expect(rulebook.languages[0]?.topics['other-standards']?.answer).toBeUndefined()
})

test.each([
  'I want to audit AI systems and tell me the price',
  'Could you compare 42001 with 27001 and tell me the price',
  'I have no ISO background, so tell me the price',
])('a question after other words is heard: %s', (text) => {
  expect(hear(text).topics).toContain('price')
})

test('several questions are heard in the order in which they are asked', () => {
  expect(hear('how hard is it and what does it cost?').topics).toEqual(['difficulty', 'price'])
  expect(hear('what does it cost and how hard is it?').topics).toEqual(['price', 'difficulty'])
  expect(hear('how long does it take and what does it cost?').topics).toEqual([
    'course-length',
    'price',
  ])
})

test('what is told in passing is no question', () => {
  expect(hear('I know the price of everything and want to audit AI systems').topics).toEqual([])
})

test('nothing is promised that nobody knows', () => {
  const topics = rulebook.languages[0]?.topics ?? {}
  const unknown = ['price', 'exam', 'discount', 'language', 'validity', 'salary', 'format']
  for (const id of [...unknown, 'course-length']) {
    expect(topics[id]).toBeDefined()
    expect(topics[id]?.answer).toBeUndefined()
  }
  // What is said of dates is what the rules list, and nothing of its own.
  expect(topics.dates?.answer).toBe('{cohorts}')
})
