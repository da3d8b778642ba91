import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmless, harmlessLine } from '../../adapters/terminal/escape.js'
import { safeName, savingInto } from '../../adapters/terminal/files.js'
import { lookOf } from '../../adapters/terminal/look.js'
import { measure, renderReply } from '../../adapters/terminal/render.js'
import { widthOf } from '../../adapters/terminal/width.js'
import { english } from '../../adapters/terminal/words.js'
import { wrap } from '../../adapters/terminal/wrap.js'
import type { Mail, Reply } from '../../src/conversation/reply.js'

const bare = lookOf({ NO_COLOR: '1' })
const page = (columns = 80, look = bare) => ({ width: measure(columns), look, words: english })

const recommendation: Reply = {
  kind: 'recommendation',
  text: '',
  headline: 'Your path: Lead Implementer → Lead Auditor',
  reason: 'Whoever has built a system audits better.',
  steps: [
    { id: 'lead-implementer', name: 'ISO/IEC 42001 Lead Implementer', about: 'gap analysis' },
    { id: 'lead-auditor', name: 'ISO/IEC 42001 Lead Auditor', about: 'audit principles' },
  ],
  notes: [{ id: 'independence', text: 'Nobody audits what they built themselves.' }],
  changes: 'What would change this: nothing.',
  offers: [],
}

const mail: Mail = { to: 'jan@example.org', subject: 'A question', text: 'Hello Jan,\n\nHow long?' }
const mailto = 'mailto:jan@example.org?subject=A%20question'
const letter = `${mail.subject}\n\n${mail.text}`
const preview = (shown: Mail): Reply => ({
  kind: 'preview',
  text: '',
  lead: 'Exactly as it will go:',
  mail: shown,
  consent: 'With “send” you agree.',
  offers: [],
})
const receipt: Reply = {
  kind: 'receipt',
  text: `It is ready.\n\n${letter}\n\n${mailto}`,
  lead: 'It is ready.',
  reference: 'CP-1',
  mail,
  mailto,
  offers: [],
}

test('a path is drawn as steps, each with what it covers', () => {
  expect(renderReply(recommendation, page()).join('\n')).toMatchInlineSnapshot(`
    "✔ Your path: Lead Implementer → Lead Auditor

      Whoever has built a system audits better.

      ● 1. ISO/IEC 42001 Lead Implementer
      │    gap analysis
      │
      ● 2. ISO/IEC 42001 Lead Auditor
           audit principles

      • Nobody audits what they built themselves."
  `)
})

test('the mail of a preview stands in a frame, and is not said twice', () => {
  const lines = renderReply(preview(mail), page(40))
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "  Exactly as it will go:

      ╭───────────────────────────────────╮
      │ To: jan@example.org               │
      │ Subject: A question               │
      │                                   │
      │ Hello Jan,                        │
      │                                   │
      │ How long?                         │
      ╰───────────────────────────────────╯

      With “send” you agree."
  `)
})

test('the mail of a receipt can be copied, and its link stays in one piece', () => {
  expect(renderReply(receipt, page(30)).join('\n')).toMatchInlineSnapshot(`
    "✔ Reference CP-1

      It is ready.

    ─────────────────────────────
    To: jan@example.org
    Subject: A question

    Hello Jan,

    How long?
    ─────────────────────────────

    mailto:jan@example.org?subject=A%20question"
  `)
})

test('a link is a word to open where the terminal knows such, and not inside tmux', () => {
  const open = '\u001b]8;;mailto:jan@example.org?subject=A%20question\u001b\\'
  const at = (env: Record<string, string>) =>
    renderReply(receipt, page(80, lookOf({ NO_COLOR: '1', ...env }))).at(-1)
  expect(at({ VTE_VERSION: '7000' })).toBe(
    `  ${open}Open it in your mail program\u001b]8;;\u001b\\`,
  )
  expect(at({ VTE_VERSION: '7000', TMUX: '/tmp/tmux' })).toBe(mailto)
})

test('a terminal without the signs gets others', () => {
  const lines = renderReply(recommendation, page(80, lookOf({ NO_COLOR: '1', LANG: 'C' })))
  expect(lines.slice(4, 7)).toEqual([
    '  o 1. ISO/IEC 42001 Lead Implementer',
    '  |    gap analysis',
    '  |',
  ])
})

test('no reply is wider than the window, and none loses a word', () => {
  for (const columns of [20, 24, 33, 40, 80, 200]) {
    const words = (text: string) => text.replace(/[^\p{L}]/gu, '')
    const lines = renderReply(recommendation, page(columns))
    for (const line of lines) expect(widthOf(line)).toBeLessThan(columns)
    for (const { name, about } of recommendation.steps) {
      expect(words(lines.join(''))).toContain(words(name + about))
    }
  }
})

test('text is wrapped between words, and at any width nothing is lost or too wide', () => {
  expect(wrap('gap analysis and a management-system', 12)).toEqual([
    'gap analysis',
    'and a',
    'management-',
    'system',
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (raw, width) => {
      const text = harmless(raw)
      const lines = wrap(text, width)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(width)
    }),
  )
})

test('what a person wrote cannot reach the terminal', () => {
  const hostile = [
    '\u001b]0;title\u0007a',
    '\u001b]52;c;cHduZWQ=\u001b\\b',
    '\u001b[2J\u001b[31mc',
    '\u009b31md',
    '\u001bPq\u001b\\e',
    'f\b\u0000\u007f',
    '\u202egnp.exe\u2066',
    'x\ry',
  ].join('')
  expect(harmless(hostile)).toBe('abcdefgnp.exex\ny')
  expect(harmlessLine('a\u2028b\r\n c')).toBe('a b c')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(harmless(text)).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
  const framed = renderReply(preview({ ...mail, text: `Hello\u001b[2J Jan` }), page())
  expect(framed.join('')).not.toContain('\u001b')
  expect(framed.join('\n')).toContain('│ Hello Jan ')
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\windows\\evil.md', 'evil.md'],
  ['.bashrc', 'bashrc'],
  ['a\u001b[31mb\u202e.md', 'ab.md'],
  ['..', 'certpath-file'],
  ['', 'certpath-file'],
  ['con.md', 'file-con.md'],
  ['Prüfung $(x).md', 'Prüfung --x-.md'],
])('the file name %j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})

test('a file is saved beside what is there, and never over it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certpath-'))
  try {
    const saveFile = savingInto(folder)
    expect(await saveFile('record.md', 'one')).toBe('record.md')
    expect(await saveFile('record.md', 'two')).toBe('record-2.md')
    expect(await saveFile('record.md', 'three')).toBe('record-3.md')
    expect((await readdir(folder)).length).toBe(3)
    expect(await readFile(join(folder, 'record.md'), 'utf8')).toBe('one')
    await expect(savingInto(join(folder, 'nowhere'))('a.md', '')).rejects.toThrow('ENOENT')
  } finally {
    await rm(folder, { recursive: true })
  }
})
