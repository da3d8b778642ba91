/** Words and days: the shipped folder with one edit, and what the check says of it. */
import { describe, expect, test } from 'vitest'
import { linesOf, shipped } from './folder.js'
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
  alone([
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
