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
])('%s', (text, topic) => {
  const { topics, asks, facts } = hear(text)
  expect(topics).toContain(topic)
  expect(asks || text.length < 10).toBe(true)
  expect(facts).toEqual([])
})

test('what is told in passing is no question', () => {
  expect(hear('I know the price of everything and want to audit AI systems').topics).toEqual([])
})

test('nothing is promised that nobody knows', () => {
  const topics = rulebook.languages[0]?.topics ?? {}
  for (const id of ['price', 'exam', 'discount', 'language', 'validity', 'salary', 'format']) {
    expect(topics[id]).toBeDefined()
    expect(topics[id]?.answer).toBeUndefined()
  }
  // What is said of dates is what the rules list, and nothing of its own.
  expect(topics.dates?.answer).toBe('{cohorts}')
})
