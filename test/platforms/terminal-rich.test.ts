import { expect, test } from 'vitest'
import { widthOf } from '../../adapters/terminal/width.js'
import { stageConversations } from '../stage/conversations.js'
import { down, enter, esc, openTerminal, paste, person, up } from './terminal-stage.js'

const asked = 'What would you like to do with ISO/IEC 42001?'

test('arrows and Enter pick a choice, and the question collapses to its answer', async () => {
  const terminal = openTerminal()
  await terminal.type('', '❯ 1  Understand')
  await terminal.type(down + down, '❯ 3  Audit')
  await terminal.type(enter, 'Where are you starting from?')
  expect(terminal.output.text()).toContain(`◇ ${asked}\n│ Audit AI management systems\n\n◆ Where`)
  expect(terminal.output.text()).not.toContain('Both build and audit')
  expect(terminal.said()).toEqual([
    { kind: 'opened' },
    { kind: 'tap', action: expect.stringMatching(/audit/) },
  ])
})

test('how much is still to come is said once, quietly', async () => {
  const terminal = openTerminal()
  await terminal.type('', 'at most 4 questions to go')
  expect(terminal.output.text().match(/at most/g)).toHaveLength(1)
  expect(terminal.output.raw).toContain(`${esc}[2m  at most 4 questions to go${esc}[22m`)
})

test('typing goes to the text line from anywhere, and arrows go back to the list', async () => {
  const terminal = openTerminal()
  await terminal.type('', '❯ 1  Understand')
  await terminal.type(`${down}I want to build`, '❯ I want to build')
  expect(terminal.output.text()).not.toContain('❯ 2')
  await terminal.type(up, '❯ Ask the trainer')
  await terminal.type(down, '❯ I want to build')
  await terminal.type(enter, 'Noted: goal: build')
  expect(terminal.said().at(-1)).toEqual({ kind: 'text', text: 'I want to build' })
})

test('a number picks the choice that it stands beside', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(`3${enter}`, 'Where are you')
  expect(terminal.said().at(-1)).toMatchObject({ kind: 'tap' })
})

test('an offer is picked with the keys, or typed by its label', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(up + up + up, '❯ Why do you ask?')
  await terminal.type(enter, 'decides most')
  await terminal.until((screen) => screen.includes('at most'))
  await terminal.type(`Why do you ask?${enter}`, '')
  await terminal.until((screen) => screen.match(/│ Why do you ask\?\n\n {2}What/g)?.length === 2)
  expect(terminal.said().map(({ kind }) => kind)).toEqual(['opened', 'tap', 'text'])
})

test('what is pasted is one message, however many lines it has, and obeys nothing', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(paste(`I build\r\n${esc}[31mAI\tsystems`), 'systems')
  expect(terminal.said()).toHaveLength(1)
  await terminal.type(enter, 'Noted')
  expect(terminal.said().at(-1)).toEqual({ kind: 'text', text: 'I build\n\nAI systems' })
})

test('a long text is pasted whole', async () => {
  const terminal = openTerminal({ columns: 40, rows: 20 })
  await terminal.type('', 'What would you')
  await terminal.type(paste('日本語 😀 words '.repeat(1500)), 'words')
  await terminal.type(enter, 'That was a long message')
})

test('Enter pressed before a question was seen does not answer it', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(enter + enter + enter, 'Where are you')
  await terminal.type(down, '❯ 2')
  expect(terminal.said()).toHaveLength(2)
})

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['Escape', esc],
])('%s leaves, and gives the terminal back as it was', async (_name, key) => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  expect(terminal.input.raw).toBe(true)
  terminal.input.write(key)
  await terminal.done
  expect(terminal.output.text()).toContain('Your talk is kept; npm start goes on where you are.')
  expect(terminal.output.text()).not.toContain(asked)
  expect(terminal.input.raw).toBe(false)
  expect(terminal.output.cursorSeen).toBe(true)
  expect(terminal.output.raw.endsWith(`${esc}[?2004l${esc}[?25h`)).toBe(true)
})

test('Escape clears what is typed before it leaves', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type('nonsense', '❯ nonsense')
  terminal.input.write(esc)
  await terminal.until((screen) => !screen.includes('nonsense'))
  await terminal.type('exit', '❯ exit')
  terminal.input.write(enter)
  await terminal.done
  expect(terminal.said()).toHaveLength(1)
})

test('Ctrl-C leaves also while an answer is being kept', async () => {
  const conversations = stageConversations()
  const stuck = { ...conversations, take: () => new Promise<never>(() => {}) }
  const terminal = openTerminal({ conversations: stuck })
  terminal.input.write('\u0003')
  await terminal.done
  expect(terminal.output.text()).toContain('Your talk is kept')
})

test('a signal leaves as Ctrl-C does', async () => {
  const control = new AbortController()
  const terminal = openTerminal({ options: { signal: control.signal } })
  await terminal.type('', asked)
  control.abort()
  await terminal.done
  expect(terminal.input.raw).toBe(false)
})

test('a closed window ends the chat', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  terminal.output.destroy(new Error('EIO'))
  terminal.input.write(enter)
  await terminal.done
})

test('the cursor stands where the next letter goes, past wide characters and emoji', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type('語👨‍👩‍👧e', '語')
  expect(terminal.output.cursor.column).toBe('  ❯ '.length + 2 + 2 + 1)
  expect(terminal.output.cursorSeen).toBe(true)
  await terminal.type(`${esc}[D\u007fx`, '❯ 語xe')
})

test.each([
  [80, 24],
  [40, 20],
  [24, 15],
  [20, 8],
])('in a window of %d by %d all can be read and every choice be reached', async (columns, rows) => {
  const terminal = openTerminal({ columns, rows, env: { NO_COLOR: '1' } })
  await terminal.until((screen) => screen.includes('❯'))
  terminal.input.write(enter)
  await terminal.until((screen) => screen.includes('New to'))
  const seen: string[] = []
  for (let at = 2; at <= 7; at++) {
    await terminal.type(down, `❯ ${at}`)
    seen.push(terminal.output.text())
    expect(terminal.output.farthestUp).toBeLessThan(rows - 1)
  }
  expect(seen.at(-1)?.replace(/\s+/g, ' ')).toContain('I hold both lead certificates')
  await terminal.type(enter, 'have')
  await terminal.until((screen) => screen.includes('write'))
  for (const line of terminal.output.lines()) expect(widthOf(line)).toBeLessThan(columns)
  expect(terminal.output.text().replace(/\s+/g, ' ')).toContain('help you find the ISO/IEC 42001')
})

test('a window that changes its size gets a prompt that fits', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  terminal.output.resize(30, 12)
  await terminal.until((screen) => !screen.includes(asked))
  expect(terminal.output.text().replace(/\s+/g, ' ')).toContain(asked)
  terminal.output.resize(80, 24)
  await terminal.until((screen) => screen.includes(asked))
  expect(terminal.output.text().match(/What would you like/g)).toHaveLength(1)
})

test('after the recommendation its offers are there, also when an answer brings none', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(enter, 'Where are you')
  await terminal.type(enter, '✔ Your path: Foundation')
  await terminal.until((screen) => screen.includes('or use'))
  await terminal.type(`thanks${enter}`, 'You are welcome!')
  await terminal.type(down, '❯ Why')
  expect(terminal.output.text()).toMatch(/You are welcome!\n\n {2}❯ Why/)
})

test('a file that is handed out is saved, and said to be', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  await terminal.type(enter, 'Where are you')
  await terminal.type(enter, 'Your path')
  await terminal.type(`record${enter}`, '✔ Saved as certpath-record-2026-11-24.md')
  expect(terminal.files.get('certpath-record-2026-11-24.md')).toContain('# Certification advice')
})

test('a file that cannot be saved is shown instead', async () => {
  const saveFile = () => Promise.reject(new Error('EACCES: permission denied'))
  const terminal = openTerminal({ options: { saveFile } })
  await terminal.type('', asked)
  await terminal.type(enter, 'Where are you')
  await terminal.type(enter, 'Your path')
  await terminal.type(`record${enter}`, '# Certification advice')
  expect(terminal.output.text().replace(/\s+/g, ' ')).toContain('could not be saved (EACCES')
})

test('who comes back is welcomed, and gets the open question again', async () => {
  const conversations = stageConversations()
  const first = openTerminal({ conversations })
  await first.type('', asked)
  await first.type(enter, 'Where are you')
  first.input.write('\u0003')
  await first.done
  const second = openTerminal({ conversations })
  await second.type('', 'Where are you starting from?')
  expect(second.output.text()).toContain('Welcome back')
})

test('what was answered and never shown is shown first, and once', async () => {
  const conversations = stageConversations()
  await conversations.take(person, 'e1', { kind: 'opened' })
  await conversations.take(person, 'e2', { kind: 'text', text: 'I want to build' })
  const terminal = openTerminal({ conversations })
  await terminal.type('', 'Where are you starting from?')
  expect(terminal.output.text()).toMatch(/Since you were last here:.*Hello!.*Noted: goal/s)
  expect(terminal.said()).toHaveLength(2)
  await terminal.type(down, '❯ 2')
  expect(await conversations.undelivered(person)).toEqual([])
})

test('what could not be kept is told, stays typed, and goes again under the same id', async () => {
  const conversations = stageConversations()
  const ids: string[] = []
  const watched = {
    ...conversations,
    take: (...event: Parameters<typeof conversations.take>) => {
      ids.push(event[1])
      return conversations.take(...event)
    },
  }
  const terminal = openTerminal({ conversations: watched })
  await terminal.type('', asked)
  conversations.failNext(2)
  await terminal.type(`I want to build${enter}`, '✖ The database is full')
  await terminal.until((screen) => screen.includes('❯ I want to build'))
  terminal.input.write(enter)
  await terminal.until((screen) => screen.match(/✖/g)?.length === 2)
  await terminal.type(`${down}${enter}`, 'Try again')
  expect(new Set(ids.slice(1)).size).toBe(1)
})

test('a text that was changed after a failure is another event', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  terminal.conversations.failNext(1)
  await terminal.type(`I want to build${enter}`, '✖')
  await terminal.until((screen) => screen.includes('❯ I want to build'))
  await terminal.type(` and audit${enter}`, 'Noted: goal')
  expect(terminal.said().at(-1)).toEqual({ kind: 'text', text: 'I want to build and audit' })
})

test('a pick that could not be kept is tried again with Enter', async () => {
  const terminal = openTerminal()
  await terminal.type('', asked)
  terminal.conversations.failNext(1)
  await terminal.type(`${down}${enter}`, '❯ Try again')
  await terminal.type(enter, 'Where are you')
  expect(terminal.said()).toHaveLength(2)
})

test('NO_COLOR takes all colour away, and FORCE_COLOR is the stronger', async () => {
  const sgr = new RegExp(`${esc}\\[\\d+m`)
  for (const [env, colour] of [
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '', FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  ] as const) {
    const terminal = openTerminal({ env })
    await terminal.type('', asked)
    expect(sgr.test(terminal.output.raw)).toBe(colour)
    terminal.input.write('\u0003')
    await terminal.done
  }
})
