import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, read, withTag } from './letters.js'

const html = { 'Content-Type': 'text/html; charset=utf-8' }

test('whatever lies in the mailbox is read as something', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'From: jan@trainer.example',
      'To: bot+TAG@certpath.example',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html; charset=utf-7',
      'Content-Type: text/plain; charset=x-none; format=flowed',
      'Content-Transfer-Encoding: base64',
      'Content-Type: message/rfc822',
      '--b',
      '--b--',
      '',
      '<blockquote><script>',
      'path: foundation',
    ),
    fc.string({ unit: 'binary', maxLength: 80 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
      const mail = await read(withTag(lines.join('\n')))
      expect(['answer', 'unread', 'bounce', 'automatic', 'passed over']).toContain(mail.kind)
    }),
    { numRuns: 300 },
  )
})

test('only a mail of the trainer’s with a right tag is an answer, whatever else it says', async () => {
  const header = fc.tuple(
    fc.constantFrom('From', 'Sender', 'Reply-To', 'X-Trainer', 'Resent-From', 'To', 'Subject'),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, '')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(header, { maxLength: 8 }), async (headers) => {
      const lines = headers.map(([name, value]) => `${name}: ${value}`)
      const raw = withTag(`${lines.join('\n')}\nIn-Reply-To: <certpath.TAG.1@x.example>\n\nHello`)
      expect((await read(raw)).kind).not.toBe('answer')
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['parts without end', 'multipart/mixed; boundary=b', '--b\n\nx\n'.repeat(20_000)],
  [
    'parts within parts',
    'multipart/mixed; boundary=b0',
    Array.from(
      { length: 3_000 },
      (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
    ).join(''),
  ],
  ['deep HTML', 'text/html', '<b>'.repeat(100_000)],
  ['quotes in quotes', 'text/html', '<blockquote>'.repeat(900) + 'x<br>'.repeat(20_000)],
  ['long HTML', 'text/html', 'x<br>'.repeat(200_000)],
])('%s are not read', async (_, type, body) => {
  expect(await read(answer(body, { 'Content-Type': type }))).toMatchObject({ why: 'unreadable' })
})

test('nor headers without end', async () => {
  const why = 'unreadable'
  const long = answer('Hello.', { 'X-Long': 'x'.repeat(3_000_000) })
  const many = answer('Hello.', { 'X-Many': Array.from({ length: 50_000 }, () => 'x') })
  for (const raw of [long, many]) expect(await read(raw)).toEqual({ kind: 'passed over', why })
})

test('a text that nobody can have typed is left to look at', async () => {
  expect(await read(answer('word '.repeat(100_000)))).toMatchObject({
    kind: 'unread',
    why: 'too long',
  })
})

test('of HTML only what its reader sees is left, as text', async () => {
  const body = [
    '<p>Take <a href="javascript:alert(1)">this</a> &lt;b&gt; course.</p>',
    '<style>p{}</style><script>alert(1)</script><img src=x onerror=alert(1)>',
    '<!-- hidden --><svg onload=alert(1)></svg><p>Good\u202E\u0000luck.</p>',
  ].join('\n')
  const mail = await read(answer(body, html))
  expect(mail).toMatchObject({ kind: 'answer' })
  if (mail.kind !== 'answer') return
  expect(mail.text).toMatch(/^Take this .*<b> course\.\n\nGood/)
  expect(mail.text).not.toMatch(/alert\(1\)<|onerror|onload|hidden|\0/)
})

test('a text in any charset and encoding is read as it was written', async () => {
  const mails: readonly (readonly [string, string, string, string])[] = [
    ['iso-8859-15', 'quoted-printable', '100 =A4 f=FCr zwei Tage', '100 € für zwei Tage'],
    ['windows-1252', 'quoted-printable', '=93Foundation=94 =96 ja', '“Foundation” – ja'],
    ['iso-2022-jp', '7bit', '\u001b$B$O$$\u001b(B', 'はい'],
    ['koi8-r', 'base64', '5MEu', 'Да.'],
    ['utf-16', 'base64', Buffer.from('\ufeffGrüße', 'utf16le').toString('base64'), 'Grüße'],
    ['gb18030', 'base64', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]).toString('base64'), '你好'],
    ['utf-8', 'base64', '@@@V2lyIHNhZ2VuIGph', 'Wir sagen ja'],
    ['utf-8', 'quoted-printable', '100=% of =ZZ', '100=% of =ZZ'],
    ['x-none', '7bit', 'Well', 'Well'],
    ['utf-8', 'base64', Buffer.from('Grüße 👋').toString('base64'), 'Grüße 👋'],
  ]
  for (const [charset, encoding, body, text] of mails) {
    const raw = answer(body, {
      'Content-Type': `text/plain; charset=${charset}`,
      'Content-Transfer-Encoding': encoding,
    })
    expect(await read(raw)).toMatchObject({ kind: 'answer', text })
  }
})
