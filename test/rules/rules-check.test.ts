import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRules } from '../../src/commands/rules-check.js'
import { edited, shipped, today } from './folder.js'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-check-'))
})
afterAll(() => rmSync(root, { recursive: true }))

function written(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name)
  mkdirSync(join(folder, 'languages'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

function checked(folder: string, on = today) {
  const lines: string[] = []
  return { code: checkRules(folder, on, (line) => lines.push(line)), lines }
}

test('the shipped rules pass, and say how much was tried', () => {
  const { code, lines } = checked('rules/iso-42001')
  expect(code).toBe(0)
  expect(lines).toEqual([
    expect.stringMatching(
      /^The rules in rules\/iso-42001 are fine: 15 rows, 450 profiles, \d+ examples, \d+ scenarios, 6 questions, 1 language\.$/,
    ),
  ])
})

test('each fault is a line with a place that an editor can open, and the exit code is 1', () => {
  const folder = written('fault', edited(shipped, 'table.yaml', 'to: foundation }', 'to: found }'))
  const { code, lines } = checked(folder)
  expect(code).toBe(1)
  expect(lines).toEqual([
    `${join(folder, 'table.yaml')}:28:43  there is no certification \`found\``,
    `1 fault in ${folder}`,
  ])
})

test('warnings alone are printed, and are no failure', () => {
  const { code, lines } = checked('rules/iso-42001', '2028-01-01')
  expect(code).toBe(0)
  expect(lines.filter((line) => line.includes('  warning: '))).toHaveLength(3)
  expect(lines.at(-1)).toBe('3 warnings, none of which keeps them from being used')
})

test('a folder that is not there, or is none, is one clear line', () => {
  expect(checked(join(root, 'nowhere'))).toEqual({
    code: 1,
    lines: [`${join(root, 'nowhere')}: there is no such folder`],
  })
  expect(checked('package.json')).toEqual({
    code: 1,
    lines: ['package.json: is a file; give the folder that holds the rules'],
  })
})

test('an empty folder names each file that it lacks', () => {
  const { code, lines } = checked(written('empty', {}))
  expect(code).toBe(1)
  expect(lines.filter((line) => line.endsWith('is missing from the folder'))).toHaveLength(8)
})

test('rules with 244 million profiles are checked all the same, and what could not be is said', () => {
  const facts = Array.from({ length: 12 }, (_, at) => `f${at}`)
  const values = ['v0', 'v1', 'v2', 'v3', 'v4']
  const folder = written('large', {
    ...shipped,
    'certifications.yaml': (shipped['certifications.yaml'] ?? '').replace(
      / {4}requires:\n( {6}- .*\n)+/g,
      '',
    ),
    'facts.yaml': `facts:\n${facts
      .map((id) => `  - { id: ${id}, values: [${values}], if_skipped: nothing }\n`)
      .join('')}`,
    'questions.yaml': `questions:\n${facts
      .map(
        (id) =>
          `  - id: ${id}\n    decides: path\n    choices: [${values.map((value) => `{ id: ${value}, sets: { ${id}: ${value} } }`)}]\n`,
      )
      .join('')}`,
    'table.yaml': `rows:\n${facts
      .map((id) => `  - { id: on-${id}, when: { ${id}: v0 }, path: [foundation], before: all }\n`)
      .join('')}  - { id: rest, fallback: true, path: trainer }\n`,
    'notes.yaml': 'notes: []\n',
    'scenarios.yaml': 'scenarios: []\n',
  })
  const { code, lines } = checked(folder)
  expect(code).toBe(1)
  const table = lines.filter((line) => line.includes('table.yaml'))
  expect(table).toEqual([
    `${join(folder, 'table.yaml')}:14:5  no row describes some people of whom everything is known, e.g. ${facts.map((id) => `${id} v1`).join(', ')}; add a row for them above the fallback`,
  ])
  expect(lines.filter((line) => line.includes('questions.yaml'))).toEqual([
    `${join(folder, 'questions.yaml')}:1:1  warning: there are too many facts to try whether every question can change the path`,
  ])
})
