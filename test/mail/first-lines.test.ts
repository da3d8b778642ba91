import { expect, test } from 'vitest'
import { firstLinesIn } from '../../adapters/mail/reading/first-lines.js'
import { reading } from './letters.js'

const lines = (text: string) => firstLinesIn(text, reading.names)
const both = ['foundation', 'lead-implementer']

test.each([
  'path: foundation, lead-implementer',
  'Path: Foundation, Lead Implementer',
  'PATH : foundation then lead implementer',
  'path = Foundation + implementer',
  'path: Foundation → Lead Implementer.',
  'path - foundation and then the Lead Implementer course',
  'path: ISO/IEC 42001 Foundation; ISO/IEC 42001 Lead Implementer',
  'path: foundaton, lead implementor',
  '*path: foundation / lead_implementer*',
  'Path : Foundation, LI',
  '- path: foundation, li',
  '1. path: foundation, lead-implementer',
  '• “path: foundation, lead-implementer”',
])('"%s" is understood', (line) => {
  expect(lines(`${line}\n\nBecause you are new.`)).toEqual({
    path: both,
    pathNotUnderstood: null,
    close: false,
    text: 'Because you are new.',
  })
})

test.each([
  'path: black belt',
  'path: foundation, black belt',
  'path: lead',
  'path:',
  'path: foundation, foundation',
])('"%s" is no path, and stays in the text', (line) => {
  const expected = { path: null, pathNotUnderstood: line.replace(/^path:\s*/, '') }
  expect(lines(`${line}\nclose\nGood luck.`)).toEqual({
    ...expected,
    close: true,
    text: `${line}\nGood luck.`,
  })
})

test('close comes before, after or alone, in whatever case', () => {
  const path = ['lead-auditor']
  for (const text of ['close\npath: auditor\n\nDone.', 'Path: lead auditor\n\nCLOSE.\nDone.'])
    expect(lines(text)).toEqual({ path, pathNotUnderstood: null, close: true, text: 'Done.' })
  expect(lines('close')).toMatchObject({ path: null, close: true, text: '' })
})

test('a greeting may stand above them, and stays', () => {
  const text = 'Hi Ada,\n\nBecause you are new.'
  const said = { path: ['foundation'], close: true }
  expect(lines('Hi Ada,\n\npath: foundation\nclose\n\nBecause you are new.')).toMatchObject(said)
  expect(lines('Hi Ada,\npath: foundation\n\nclose\nBecause you are new.').text).toBe(
    text.replace('\n\n', '\n'),
  )
  expect(lines('Hello!\nclose')).toMatchObject({ close: true, text: 'Hello!' })
})

test.each(['Dear Bob', 'hi', 'Good morning Ada', 'Guten Tag Frau Dr. Muster', 'Bonjour Zoë'])(
  'the greeting "%s" needs no comma',
  (greeting) => {
    expect(lines(`${greeting}\nclose`)).toMatchObject({ close: true, text: greeting })
    expect(lines(`${greeting}\n\npath: foundation\nGood luck.`)).toMatchObject({
      path: ['foundation'],
      text: `${greeting}\nGood luck.`,
    })
  },
)

test.each(['Hidden costs first', 'Bob', 'Hello and thank you for your question'])(
  '"%s" is no greeting',
  (words) => {
    expect(lines(`${words}\nclose`)).toMatchObject({ close: false, text: `${words}\nclose` })
  },
)

test('further down they are words', () => {
  const text = 'Hello, and thank you.\npath: foundation\nclose'
  expect(lines(text)).toEqual({ path: null, pathNotUnderstood: null, close: false, text })
  expect(lines('close the gap first')).toMatchObject({ close: false, text: 'close the gap first' })
  expect(lines('close\nclose')).toMatchObject({ close: true, text: 'close' })
})
