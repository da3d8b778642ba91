/** Names that are not there, or there twice: the shipped folder with one edit, and what the check says of it. */
import { describe, expect, test } from 'vitest'
import { linesOf, shipped } from './folder.js'
import { alone, among } from './marked.js'

const facts = 'facts.yaml'
const certifications = 'certifications.yaml'
const questions = 'questions.yaml'
const table = 'table.yaml'
const notes = 'notes.yaml'
const cohorts = 'cohorts.yaml'
const scenarios = 'scenarios.yaml'
const english = 'languages/en.yaml'

describe('a name that is not there', () => {
  alone([
    [
      'a fact in a row',
      'there is no fact `gaol`; did you mean `goal`?',
      [table, 'when: { goal: unsure }', 'when: { ¦gaol: unsure }'],
    ],
    [
      'a value in a row',
      'fact `goal` has no value `unshure`; did you mean `unsure`?',
      [table, 'when: { goal: unsure }', 'when: { goal: ¦unshure }'],
    ],
    [
      'a value in a list',
      'fact `goal` has no value `bth`; did you mean `both`?',
      [table, 'goal: [build, both] }', 'goal: [build, ¦bth] }'],
    ],
    [
      'a value in quotes that has none',
      'fact `one_only` has no value `true`; did you mean `true` without quotes?',
      [table, 'when: { one_only: true }', 'when: { one_only: ¦"true" }'],
    ],
    [
      'a shared condition that should not hold',
      'fact `ready` has no value `false`; it has `true`',
      [table, '{ ready: true, goal: build }', '{ ready: ¦false, goal: build }'],
    ],
    [
      'years in a row',
      '`ai_audit_years` is a number of years, and years decide no path',
      [table, 'when: { one_only: true }', 'when: { ¦ai_audit_years: 2 }'],
    ],
    [
      'a certification on a path',
      'there is no certification `fundation`; did you mean `foundation`?',
      [table, 'path: [foundation]', 'path: [¦fundation]'],
    ],
    [
      'a certification to lean to',
      'there is no certification `fondation`; did you mean `foundation`?',
      [table, 'to: foundation }', 'to: ¦fondation }'],
    ],
    [
      'a row to win over',
      'there is no row `R99`; did you mean `R9`?',
      [table, 'before: [R7, R9]', 'before: [R7, ¦R99]'],
    ],
    [
      'a fact of an example',
      'there is no fact `hold`; did you mean `holds`?',
      [
        table,
        '- { holds: foundation, goal: understand }',
        '- { ¦hold: foundation, goal: understand }',
      ],
    ],
    [
      'a fact of a shared condition',
      'there is no fact `backround`; did you mean `background`?',
      [facts, '{ background: [related', '{ ¦backround: [related'],
    ],
    [
      'what a skipped fact counts as',
      'fact `audit_stage` has no value `latter`; did you mean `later`?',
      [facts, '{ counts_as: later }\n  - id', '{ counts_as: ¦latter }\n  - id'],
    ],
    [
      'what a value may turn into',
      'fact `background` has no value `izo`; did you mean `iso`?',
      [facts, '{ related: [iso]', '{ related: [¦izo]'],
    ],
    [
      'a value that a choice sets',
      'fact `one_only` has no value `yes`; it has `true`, `false`',
      [questions, 'sets: { one_only: true }', 'sets: { one_only: ¦yes }'],
    ],
    [
      'years that a choice sets',
      '`ai_audit_years` is a number of years, 0 or more, and never `-1`',
      [
        questions,
        'professional_years: 2, ai_audit_years: 0',
        'professional_years: 2, ai_audit_years: ¦-1',
      ],
    ],
    [
      'a first step',
      'there is no certification `leadauditor`; did you mean `lead-auditor`?',
      [questions, 'when_first_step: lead-auditor', 'when_first_step: ¦leadauditor'],
    ],
    [
      'a requirement',
      'there is no fact `ai_audits_years`; did you mean `ai_audit_years`?',
      [certifications, 'fact: ai_audit_years', 'fact: ¦ai_audits_years'],
    ],
    [
      'the row of a note',
      'there is no row `R90`; did you mean `R9`?',
      [notes, 'row: R9', 'row: ¦R90'],
    ],
    [
      'an unknown fact of a note',
      'there is no fact `one_olny`; did you mean `one_only`?',
      [notes, 'unknown: one_only', 'unknown: ¦one_olny'],
    ],
    [
      'the certification of a note',
      'there is no certification `lead-auditr`; did you mean `lead-auditor`?',
      [notes, 'on_path: lead-auditor', 'on_path: ¦lead-auditr'],
    ],
    [
      'the certification of a cohort',
      'there is no certification `implementer`',
      [cohorts, 'certification: lead-implementer', 'certification: ¦implementer'],
    ],
    [
      'a shared condition given of a person',
      '`ready` follows from other facts and cannot be given by itself',
      [scenarios, 'facts: {}', 'facts: { ¦ready: true }'],
    ],
  ])
  among([
    [
      'the lean of a scenario',
      'there is no certification `foundatoin`; did you mean `foundation`?',
      [scenarios, 'lean: foundation', 'lean: ¦foundatoin'],
    ],
    [
      'a note of a scenario',
      'there is no note `feels-basicc`; did you mean `feels-basic`?',
      [scenarios, '[feels-basic]', '[¦feels-basicc]'],
    ],
    [
      'a row of a scenario',
      'there is no row `R17`; did you mean `R1`?',
      [scenarios, 'row: R6', 'row: ¦R17'],
    ],
  ])
})

describe('a name that is there twice', () => {
  among([
    [
      'a fact',
      'there is already a fact `holds`, at line 19',
      [facts, 'id: one_only', '¦id: holds'],
    ],
    [
      'a value',
      'there is already a value of fact background `none`, at line 16',
      [facts, '[none, related, iso]', '[none, related, ¦none]'],
    ],
    [
      'a certification',
      'there is already a certification `foundation`, at line 5',
      [certifications, '- id: lead-auditor', '- ¦id: foundation'],
    ],
    [
      'a question',
      'there is already a question `start`, at line 17',
      [questions, '- id: audit_stage\n', '- ¦id: start\n'],
    ],
    [
      'a choice',
      'there is already a choice of question goal `audit`, at line 13',
      [questions, '{ id: both, sets: { goal', '{ ¦id: audit, sets: { goal'],
    ],
    ['a row', 'there is already a row `R3`, at line 34', [table, '- id: R4', '- ¦id: R3']],
    [
      'a note',
      'there is already a note `cohort`, at line 17',
      [notes, '- id: if-only-one', '- ¦id: cohort'],
    ],
    [
      'a scenario',
      'there is already a scenario `newcomer-audits`, at line 87',
      [scenarios, '- id: lead-auditor-audits', '- ¦id: newcomer-audits'],
    ],
  ])

  test('a language', () => {
    const folder = { ...shipped, 'languages/gb.yaml': shipped[english] ?? '' }
    const line = (shipped[english] ?? '').split('\nlanguage:')[0]?.split('\n').length ?? 0
    expect(linesOf(folder)).toEqual([
      `languages/gb.yaml:${line + 1}:1  there is already a language \`en\`, at languages/en.yaml`,
    ])
  })
})
