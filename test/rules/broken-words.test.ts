/** Words and days: the shipped folder with one edit, and what the check says of it. */
import { describe, expect, test } from 'vitest'
import { placeholders } from '../../src/rulebook/lint/placeholders.js'
import { linesOf, reading, shipped, today } from './folder.js'
import { alone, among, broken } from './marked.js'

const certifications = 'certifications.yaml'
const cohorts = 'cohorts.yaml'
const scenarios = 'scenarios.yaml'
const english = 'languages/en.yaml'

describe('days', () => {
  alone([
    [
      'a day that no calendar has',
      'there is no day 02-30',
      [cohorts, 'starts: 07-03', '¦starts: 02-30'],
    ],
    [
      'a course that is past',
      'warning: cohort `lead-implementer-july` began on 2026-07-03 and is no longer shown; take it out or give its next day',
      [cohorts, 'starts: 07-03', '¦starts: 2026-07-03'],
    ],
  ])

  test('a review that is due', () => {
    const { lines, place } = broken(
      [
        [
          certifications,
          'review_by: 2027-11-24\n\n  - id: lead-i',
          '¦review_by: 2027-11-24\n\n  - id: lead-i',
        ],
      ],
      '2027-11-25',
    )
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(
      `${place}warning: the review of \`foundation\` was due on 2027-11-24; compare it with its source (The trainer's article on choosing an ISO/IEC 42001 certification) and move both days on`,
    )
    expect(linesOf(shipped, '2027-11-24')).toEqual([])
  })

  test('a course that is no longer listed breaks no scenario', () => {
    const { lines } = broken([
      [
        cohorts,
        '  - id: lead-implementer-july\n    certification: lead-implementer\n    starts: 07-03\n',
        '  []\n',
      ],
    ])
    expect(lines.filter((line) => !line.includes('  warning: '))).toEqual([
      expect.stringContaining('there is no cohort `lead-implementer-july`'),
    ])
    expect(lines.filter((line) => line.startsWith(scenarios))).toHaveLength(1)
  })
})

describe('words', () => {
  among([
    [
      'missing for a row',
      'there are no words for the row `R7`; add a line `R7: …` under `rows`',
      [english, '\nrows:\n', '\n¦rows:\n'],
      [english, '\n  R7: ', '\n  R70: '],
    ],
    [
      'never used',
      'these words are never used: there is no row `R70`; did you mean `R7`?',
      [english, '\n  R7: ', '\n  ¦R70: '],
    ],
    [
      'missing for a choice',
      'there are no words for the choice of `one_only` `just-one`; add a line `just-one: …` under `questions.one_only.choices`',
      [english, 'choices:\n      just-one: ', '¦choices:\n      only-one: '],
    ],
    [
      'missing for a value',
      'there are no words for the value of `one_only` `true`; add a line `true: …` under `facts.one_only.values`',
      [english, 'values:\n      "true": ', '¦values:\n      "yes": '],
    ],
    [
      'missing for a note',
      'there are no words for the note `independence`; add a line `independence: …` under `notes`',
      [english, '\nnotes:\n', '\n¦notes:\n'],
      [english, '\n  independence: ', '\n  independent: '],
    ],
    [
      'missing for a cohort',
      'there are no words for the cohort `lead-implementer-july`; add a line `lead-implementer-july: …` under `cohorts`',
      [english, '\ncohorts:\n', '\n¦cohorts:\n'],
      [english, '\n  lead-implementer-july: ', '\n  july: '],
    ],
    [
      'missing for a certification',
      'there are no words for the certification `lead-auditor`; add a line `lead-auditor: …` under `certifications`',
      [english, '\ncertifications:\n', '\n¦certifications:\n'],
      [english, '\n  lead-auditor:\n', '\n  lead-audit:\n'],
    ],
    [
      'missing for a fact',
      'there are no words for the fact `goal`; add a line `goal: …` under `facts`',
      [english, '\nfacts:\n  goal:\n', '\n¦facts:\n  aim:\n'],
    ],
    [
      'missing for a question',
      'there are no words for the question `start`; add a line `start: …` under `questions`',
      [english, '\nquestions:\n', '\n¦questions:\n'],
      [english, '\n  start:\n', '\n  begin:\n'],
    ],
  ])
  test('with a name in braces that the code does not fill', () => {
    const result = reading(shipped)
    if (result.kind === 'faults') throw new Error('the shipped rules are broken')
    const { rulebook, place } = result.reading
    const languages = rulebook.languages.map((language) => ({
      ...language,
      wording: { ...language.wording, greeting: 'Hello {nobody}!' },
    }))
    const faults = placeholders({ place, today, rulebook: { ...rulebook, languages } })
    expect(faults).toHaveLength(1)
    expect(faults[0]?.message).toContain('nothing fills {nobody} here')
  })

  alone([
    [
      'that are the same for two choices',
      'choice `several` reads the same as `just-one`',
      [english, '      several: More than one is fine', '      ¦several: just One'],
    ],
    [
      'with a name in braces that nothing fills',
      'nothing fills {mising} here; did you mean `missing`?',
      [
        english,
        '  experience-gap: "For the full credential you still need {missing}',
        '  ¦experience-gap: "For the full credential you still need {mising}',
      ],
    ],
    [
      'with a name in braces where there is none',
      'nothing fills {name} here; this text takes none',
      [english, '\n  R7: To', '\n  ¦R7: "{name}, to" #'],
    ],
  ])
})

describe('what a language hears', () => {
  const heard = (says: string, more = '  weighing: {}\n  commands: {}\n', topics = ' {}') => {
    const [before = ''] = (shipped[english] ?? '').split('\nvocabulary:\n')
    const words = before.replace(/\ntopics:[\s\S]*?(?=\nwording:)/, `\ntopics:${topics}`)
    const file = `${words}\nvocabulary:\n  says:\n${says}\n${more}`
    const folder = { ...shipped, [english]: file }
    return linesOf(folder).map((line) => line.split('  ').slice(1).join('  '))
  }

  test.each([
    ['    - { sets: { gaol: audit }, like: [a] }', 'there is no fact `gaol`; did you mean `goal`?'],
    [
      '    - { sets: { goal: audits }, like: [a] }',
      'fact `goal` has no value `audits`; did you mean `audit`?',
    ],
    [
      '    - { sets: { goal: audit }, like: [a], asked: [gaol] }',
      'there is no question `gaol`; did you mean `goal`?',
    ],
    ['    - { sets: { goal: audit }, like: ["{wish} a"] }', 'there is no word class `wish`'],
    [
      '    - { sets: { goal: audit }, like: [a], unless: [wishes] }',
      'there is no word class `wishes`',
    ],
  ])('%s', (says, message) => {
    expect(heard(says)).toEqual([message])
  })

  const one = '    - { sets: { goal: audit }, like: [a] }'

  test('a word class that is not there, in a command and in a topic', () => {
    expect(heard(one, '  weighing: {}\n  commands: { why: ["{wherefore}"] }\n')).toEqual([
      'there is no word class `wherefore`',
    ])
    const topics = '\n  price: { asks: ["{cost}"] }'
    expect(heard(one, '  weighing: {}\n  commands: {}\n', topics)).toEqual([
      'there is no word class `cost`',
    ])
  })

  test('a name in braces that no answer is filled with', () => {
    const topics = '\n  who: { asks: [who], answer: "Ask {trainr}." }'
    expect(heard(one, '  weighing: {}\n  commands: {}\n', topics)).toEqual([
      'nothing fills {trainr} here; did you mean `trainer`?',
    ])
  })

  test('a value that its order leaves out', () => {
    expect(heard(one, '  weighing: { goal: { order: [[build]] } }\n  commands: {}\n')).toEqual([
      '`audit` is never taken: it is not in the order of `goal` under `weighing`',
    ])
  })

  test('years that the words say are no fault', () => {
    expect(heard('    - { sets: { ai_audit_years: years }, like: ["{years} of audits"] }')).toEqual(
      [],
    )
  })
})
