import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type ChatOptions, chat } from '../../adapters/terminal/connect.js'
import { stageConversations } from '../stage/conversations.js'
import { openTerminal, person } from './terminal-stage.js'

/** What is printed for what is piped in, from the start to the end of both. */
async function piped(
  input: string | readonly (string | Buffer)[],
  options: Partial<ChatOptions> = {},
  conversations = stageConversations(),
): Promise<{ lines: readonly string[]; said: readonly unknown[] }> {
  const source = new PassThrough()
  const output = new PassThrough()
  let printed = ''
  output.on('data', (chunk) => {
    printed += String(chunk)
  })
  for (const part of typeof input === 'string' ? [input] : input) source.write(part)
  source.end()
  let events = 0
  await chat(conversations, {
    person,
    input: source,
    output,
    env: { FORCE_COLOR: '1' },
    saveFile: async (name) => name,
    newEventId: () => `e${events++}`,
    ...options,
  })
  return { lines: printed.split('\n'), said: conversations.taken.map(({ inbound }) => inbound) }
}

test('a pipe gets one message a line, choices by number, offers by the word to write', async () => {
  const { lines } = await piped('')
  expect(lines).toEqual([
    expect.stringMatching(/^Hello!.*own words\.$/),
    'What would you like to do with ISO/IEC 42001? (at most 4 questions to go)',
    '1. Understand what it is about',
    '2. Build or run an AI management system',
    '3. Audit AI management systems',
    '4. Both build and audit',
    "5. I'm not sure yet",
    'You can also write: skip, why, human',
    '',
  ])
})

test('everything piped in is answered before the chat ends, the last line without its end too', async () => {
  const { lines, said } = await piped('\uFEFF1\r\n\n  \n1\nthanks')
  expect(said.slice(1)).toMatchObject([{ kind: 'tap' }, { kind: 'tap' }, { kind: 'text' }])
  expect(lines).toContain('Your path: Foundation')
  expect(lines.join('\n')).toMatch(/^1\. ISO\/IEC 42001 Foundation: what the standard covers/m)
  expect(lines.at(-2)).toBe('You are welcome!')
})

test('nothing moves the cursor, and nothing is drawn or coloured', async () => {
  const { lines } = await piped('build\n2\nhuman\nHow long?\nann@example.org\nsend\nhelp\nstatus')
  expect(lines.join('\n')).not.toMatch(/(?!\n)[\p{Cc}\u2500-\u257f●◆❯]/u)
})

test('a character that came in two pieces is one', async () => {
  const bytes = Buffer.from('é and 😀\n')
  const { said } = await piped([bytes.subarray(0, 1), bytes.subarray(1, 9), bytes.subarray(9)])
  expect(said.at(-1)).toEqual({ kind: 'text', text: 'é and 😀' })
})

test('what stands alone is picked by its number, and any offer by its words', async () => {
  const { lines, said } = await piped('build\ntake back\ndata\n2\n1\n')
  expect(lines).toContain('All right, as it was before.')
  expect(said.map((inbound) => (inbound as { kind: string }).kind)).toContain('tap')
  const data = await piped('1\n1\ndata\n2\n1\n')
  expect(data.lines).toContain('2. Erase it all')
  expect(data.lines).toContain('Everything is erased. If you write again, we start afresh.')
})

test('a record is saved and said to be; where it cannot be, it is printed', async () => {
  const saved = await piped('1\n1\nrecord\n')
  expect(saved.lines).toContain('Saved as certpath-record-2026-11-24.md')
  const not = await piped('1\n1\nrecord\n', { saveFile: () => Promise.reject(new Error('no')) })
  expect(not.lines).toContain('# Certification advice')
})

test('a failure is told, and what was piped in is tried again before the next line', async () => {
  const conversations = stageConversations()
  await conversations.take(person, 'before', { kind: 'opened' })
  for (const answer of await conversations.undelivered(person)) {
    await conversations.delivered(person, answer)
  }
  conversations.failNext(1)
  const { lines, said } = await piped('understand\n1\n', {}, conversations)
  expect(lines[0]).toMatch(/^The database is full/)
  expect(said.slice(1)).toMatchObject([
    { kind: 'opened' },
    { kind: 'text', text: 'understand' },
    { kind: 'tap' },
  ])
})

test('a pipe that can not be answered at all fails, rather than seem to have been answered', async () => {
  const conversations = stageConversations()
  conversations.failNext(2)
  await expect(piped('1\n', {}, conversations)).rejects.toThrow('The database is full')
})

test('an output that nobody reads any more ends the chat quietly', async () => {
  const output = new PassThrough()
  output.destroy(Object.assign(new Error('EPIPE'), { code: 'EPIPE' }))
  await piped('1\n1\n', { output })
})

test.each([
  ['asked for', {}, { plain: true }],
  ['ACCESSIBLE', { ACCESSIBLE: '1' }, {}],
  ['a dumb terminal', { TERM: 'dumb' }, {}],
])('%s: plain lines on a terminal, with a prompt', async (_name, env, options) => {
  const terminal = openTerminal({ env, options })
  await terminal.type('', 'You can also write: skip, why, human\n>')
  await terminal.type('1\n', 'Where are you')
  expect(terminal.input.raw).toBe(false)
  terminal.conversations.failNext(1)
  await terminal.type('1\n', 'Press Enter to try again.\n>')
  await terminal.type('\n', 'Your path: Foundation')
  terminal.input.end()
  await terminal.done
  expect(terminal.output.text()).toContain('Your talk is kept')
  expect(terminal.output.raw).not.toContain('\u001b')
})
