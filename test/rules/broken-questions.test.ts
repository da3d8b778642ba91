/** Questions, notes and scenarios that cannot be right: the shipped folder with one edit, and what the check says of it. */
import { describe } from 'vitest'
import { alone, among } from './marked.js'

const facts = 'facts.yaml'
const certifications = 'certifications.yaml'
const questions = 'questions.yaml'
const notes = 'notes.yaml'
const scenarios = 'scenarios.yaml'

describe('questions', () => {
  const colour =
    '  - id: colour\n    values: [red, blue]\n    if_skipped: nothing\n  - id: ai_management_years\n    kind: years\n  - id: management'
  alone([
    [
      'years that decide a path',
      '`one_only` decides the path, but `ai_audit_years` is a number of years, and years decide no path; make it `decides: notes`',
      [questions, 'sets: { one_only: true }', 'sets: { one_only: true, ¦ai_audit_years: 1 }'],
    ],
    [
      'a first step for one that decides the path',
      'a question that decides the path comes before there is a first step',
      [
        questions,
        '- id: one_only\n    decides: path\n',
        '- id: one_only\n    decides: path\n    ¦when_first_step: foundation\n',
      ],
    ],
    [
      'no first step for one that comes after it',
      '`auditor_years` is asked after the path, so it needs `when_first_step`',
      [questions, '- id: auditor_years', '- ¦id: auditor_years'],
      [questions, '    when_first_step: lead-auditor\n', ''],
    ],
    [
      'one that changes no note',
      'question `auditor_years` changes no note: no note, and no requirement of foundation, speaks of professional_years, ai_audit_years',
      [questions, '- id: auditor_years', '- ¦id: auditor_years'],
      [questions, 'when_first_step: lead-auditor', 'when_first_step: foundation'],
    ],
    [
      'two choices that say the same',
      'choice `several` sets the same as `just-one`',
      [
        questions,
        '{ id: several, sets: { one_only: false } }',
        '¦{ id: several, sets: { one_only: true } }',
      ],
    ],
    [
      'a choice that says nothing',
      'choice `several` sets nothing',
      [questions, '{ id: several, sets: { one_only: false } }', '¦{ id: several, sets: {} }'],
    ],
  ])
  among([
    [
      'one that never changes the path',
      'question `colour` is never asked: whatever else is known, no answer to it changes where the table leads',
      [facts, '  - id: ai_management_years\n    kind: years\n  - id: management', colour],
      [
        questions,
        '  - id: implementer_years\n',
        '  - ¦id: colour\n    decides: path\n    choices:\n      - { id: red, sets: { colour: red } }\n      - { id: blue, sets: { colour: blue } }\n  - id: implementer_years\n',
      ],
    ],
    [
      'a fact that nobody is asked about',
      'warning: no question asks about `colour`; it is known only of people who say it by themselves',
      [
        facts,
        '  - id: ai_management_years\n    kind: years\n  - id: management',
        colour.replace('id', '¦id'),
      ],
    ],
    [
      'a requirement that is no number of years',
      '`lead-auditor` requires years of `goal`, which is no number of years; give the fact `kind: years`',
      [certifications, 'fact: ai_audit_years', 'fact: ¦goal'],
    ],
  ])
})

describe('notes and scenarios', () => {
  among([
    [
      'a note that never shows',
      'warning: note `auditor-later` never shows: no recommendation meets all its lines',
      [notes, '- id: auditor-later', '- ¦id: auditor-later'],
      [notes, 'row: R9', 'row: R1'],
    ],
  ])
  alone([
    [
      'a path that is not the one expected',
      'scenario `quality-manager-understands` expects path trainer, but the rules give foundation by row R7',
      [
        scenarios,
        '{ path: [foundation], row: R7, notes: [feels-basic] }',
        '{ ¦path: trainer, notes: [feels-basic] }',
      ],
    ],
    [
      'a row that is not the one expected',
      'scenario `foundation-holder-understands` expects row R1, but the rules give R6',
      [scenarios, 'row: R6', '¦row: R1'],
    ],
    [
      'notes that are not those expected',
      'scenario `quality-manager-understands` expects notes [independence], but the rules give [feels-basic]',
      [scenarios, 'notes: [feels-basic]', '¦notes: [independence]'],
    ],
    [
      'a lean that is not the one expected',
      'scenario `newcomer-is-unsure` expects lean lead-auditor, but the rules give foundation',
      [scenarios, 'lean: foundation', '¦lean: lead-auditor'],
    ],
  ])
})
