/** Files that are no YAML, or not the YAML that was meant. */
import { describe, expect, test } from 'vitest'
import { edited, linesOf, shipped } from './folder.js'

const facts = shipped['facts.yaml'] ?? ''

function withFacts(text: string | Uint8Array): readonly string[] {
  return linesOf({ ...shipped, 'facts.yaml': text })
}

describe('a file as some editors save it is read all the same', () => {
  test.each([
    ['with a byte order mark', `\uFEFF${facts}`],
    ['with Windows line ends', facts.replaceAll('\n', '\r\n')],
    ['without a last line end', facts.trimEnd()],
    ['with blank lines around', `\n\n${facts}\n\n`],
    ['with one alias', facts.replace('[true, false]', '&both [true, false]')],
  ])('%s', (_, text) => {
    expect(withFacts(text)).toEqual([])
  })
})

describe('a file that cannot be read says where and why', () => {
  const exploding = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghij'].map(
      (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`,
    ),
  ].join('\n')
  test.each([
    ['empty', '', 'facts.yaml:1:1  is empty'],
    ['only a comment', '# later\n', 'facts.yaml:1:1  is empty'],
    ['a list', '- a\n', 'facts.yaml:1:1  is a list, but a group of `name: …` lines is needed here'],
    [
      'a text',
      'hello',
      'facts.yaml:1:1  is the text `hello`, but a group of `name: …` lines is needed here',
    ],
    [
      'aliases that explode',
      exploding,
      'facts.yaml:1:1  uses aliases (*) that unfold to far too much; write it out instead',
    ],
    ['nested without end', '['.repeat(100_000), 'facts.yaml:1:1  is nested too deeply to be read'],
    [
      'a tab',
      'facts:\n\t- id: goal\n',
      'facts.yaml:2:1  a line is indented with a tab; use spaces',
    ],
    [
      'a name twice',
      'facts: []\nderived: []\nfacts: []\n',
      'facts.yaml:3:1  this name stands here twice; only one can count',
    ],
    [
      'a colon without quotes',
      'facts: one: two\n',
      'facts.yaml:1:8  is not valid YAML: a text that holds a colon needs quotes around it',
    ],
    [
      'a second document',
      'facts: []\n---\nfacts: []\n',
      'facts.yaml:2:1  a line of --- starts a second document; a file holds only one',
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFFfacts:', 'utf16le'),
      'facts.yaml:1:1  is not UTF-8 text from here on; save the file as UTF-8',
    ],
    [
      'Latin-1',
      Buffer.from('# a\n# caf\u00e9\n', 'latin1'),
      'facts.yaml:2:6  is not UTF-8 text from here on; save the file as UTF-8',
    ],
  ])('%s', (_, text, expected) => {
    expect(withFacts(text)).toEqual([expected])
  })
})

describe('a file of another shape says what is needed', () => {
  test.each([
    [
      'facts.yaml',
      '    values: [true, false]\n',
      '',
      'facts.one_only.values: is missing: a list is needed here',
    ],
    [
      'facts.yaml',
      'values: [true, false]',
      'values: true',
      'facts.one_only.values: is `true`, but a list is needed here',
    ],
    [
      'facts.yaml',
      'if_skipped: nothing',
      'if_skipped: none',
      'facts.one_only.if_skipped: is `nothing`, `anything` or `{ counts_as: value }`',
    ],
    [
      'table.yaml',
      'when: { goal: unsure }',
      'wen: { goal: unsure }',
      'rows.R2.wen: is not a name that belongs here; did you mean `when`?',
    ],
    [
      'table.yaml',
      'path: [foundation]',
      'path: foundation',
      'rows.R7.path: is the text `foundation`, but `trainer` or a list is needed here',
    ],
    ['table.yaml', 'path: [foundation]', 'path: []', 'rows.R7.path: is an empty list'],
    [
      'table.yaml',
      'when: { goal: unsure }',
      'when: { goal: }',
      'rows.R2.when.goal: is empty, but a text, a number, `true`, `false` or a list is needed here',
    ],
    [
      'table.yaml',
      'id: R10',
      'id: R 10',
      'rows.R 10.id: an id is letters, digits, - and _, and starts with a letter',
    ],
    [
      'certifications.yaml',
      'at_least: 5',
      'at_least: five',
      'certifications.lead-auditor.requires.#1.at_least: is the text `five`, but a number is needed here',
    ],
    [
      'certifications.yaml',
      'at_least: 5',
      'at_least: 1e999',
      'certifications.lead-auditor.requires.#1.at_least: is the number Infinity, but a number is needed here',
    ],
    [
      'certifications.yaml',
      'at_least: 5',
      'at_least: 99999999999999999999999',
      'certifications.lead-auditor.requires.#1.at_least: is more than the most allowed, 100',
    ],
    [
      'certifications.yaml',
      'at_least: 5',
      'at_least: -5',
      'certifications.lead-auditor.requires.#1.at_least: must be more than 0',
    ],
    [
      'cohorts.yaml',
      'starts: 07-03',
      'starts: 3 July',
      'cohorts.lead-implementer-july.starts: a start is written 07-03 (no year known) or 2027-07-03',
    ],
    [
      'notes.yaml',
      'experience: met',
      'experience: enough',
      'notes.experience-met.experience: is the text `enough`, but `short`, `met` or `unknown` is needed here',
    ],
    ['trainer.yaml', 'jan@', 'jan at ', 'trainer.email: is not an e-mail address'],
  ])('%s: %s → %s', (file, from, to, message) => {
    const lines = linesOf(edited(shipped, file, from, to))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${file}:\\d+:\\d+ {2}`))
    expect(lines[0]?.split('  ').slice(1).join('  ')).toBe(message)
  })

  test('a file that is not there, and one whose name is misspelt', () => {
    const { 'notes.yaml': notes = '', ...rest } = shipped
    expect(linesOf({ ...rest, 'note.yaml': notes })).toEqual([
      'note.yaml:1:1  is not a file that belongs here; did you mean `notes.yaml`?',
      'notes.yaml:1:1  is missing from the folder',
    ])
  })

  test('no language at all', () => {
    const { 'languages/en.yaml': _, ...rest } = shipped
    expect(linesOf(rest)).toEqual(['languages/en.yaml:1:1  is missing from the folder'])
  })
})
