/** Years are taken where it is clear what they are of, and from nowhere else. */
import { expect, test } from 'vitest'
import { facts } from './hearing.js'

test.each([
  ['I have been auditing AI for two and a half years', { ai_audit_years: 2.5 }],
  ['a couple of years of AI auditing', { ai_audit_years: 2 }],
  ['3-4 years in AI management', { ai_management_years: 3 }],
  ['twenty-two years of professional experience', { professional_years: 22 }],
  ['I have a decade of professional experience', { professional_years: 10 }],
  ['5+ years in AI governance', { ai_management_years: 5 }],
  ['eighteen months in AI governance', { ai_management_years: 1.5 }],
  ['I have been auditing AI since 2023', { ai_audit_years: 3 }],
  ['3½ years in AI governance', { ai_management_years: 3.5 }],
  ['a decade and a half of professional experience', { professional_years: 15 }],
  ['I started working in AI governance in 2022', { ai_management_years: 4 }],
  ['I was a developer for ten years before I became a DPO', { professional_years: 10 }],
  [
    'I have 12 years of professional experience, the last three of them auditing AI systems',
    { professional_years: 12, ai_audit_years: 3 },
  ],
])('%s', (text, years) => {
  expect(facts(text)).toMatchObject(years)
})

test.each([
  ['implementer_years', '5 and 2', { ai_management_years: 5, management_role_years: 2 }],
  ['auditor_years', '8; 0', { professional_years: 8, ai_audit_years: 0 }],
  ['auditor_years', 'twenty-two / one', { professional_years: 22, ai_audit_years: 1 }],
  [
    'implementer_years',
    '3 years, 1 of them as a manager',
    { ai_management_years: 3, management_role_years: 1 },
  ],
  [
    'implementer_years',
    '2 years of which 1 as manager',
    { ai_management_years: 2, management_role_years: 1 },
  ],
  ['auditor_years', '10 and 2, do I qualify?', { professional_years: 10, ai_audit_years: 2 }],
  ['implementer_years', 'none', { ai_management_years: 0, management_role_years: 0 }],
  ['auditor_years', 'fifteen years, no AI audits', { professional_years: 15, ai_audit_years: 0 }],
])('asked for %s: %s', (asked, text, years) => {
  expect(facts(text, asked)).toMatchObject(years)
})

test.each([
  'the company is 30 years old',
  'I want to be done in 2 years',
  "I'm 43 years old",
  'is the certificate valid for 3 years?',
  'our company has been around since 1998',
  'she has ten years in AI auditing',
  'the course takes 2 years',
  'back in 2019 things were different',
])('no years are taken from: %s', (text) => {
  const years = Object.keys(facts(text)).filter((fact) => fact.endsWith('_years'))
  expect(years).toEqual([])
})

test('a bare number is a number of years only where it can be no place among the choices', () => {
  expect(facts('3', 'implementer_years')).not.toMatchObject({ ai_management_years: 3 })
  expect(facts('12', 'implementer_years')).toEqual({ ai_management_years: 12 })
  expect(facts("I'm 45", 'implementer_years')).toEqual({})
})

test.each([
  'The Lead Auditor wants five years of professional experience and two in AI auditing.',
  'The job advert asks for 3 years in AI governance.',
  'Our department has eight years in AI management between all of us.',
  "In two years I'll have my five years of professional experience.",
])('years that are asked of people, shared or still to come are not taken: %s', (text) => {
  expect(Object.keys(facts(text)).filter((fact) => fact.endsWith('_years'))).toEqual([])
})

test("one's own years are taken beside those that are asked for", () => {
  const text =
    'Lead Implementer needs 2 years in AI management. I have only one year in AI management.'
  expect(facts(text).ai_management_years).toBe(1)
})
