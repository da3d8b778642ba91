import { expect, test } from 'vitest'
import { answer, fixture, handoff, read, tag } from './letters.js'

const plain = {
  kind: 'answer',
  handoff,
  attachments: [],
  path: null,
  pathNotUnderstood: null,
  close: false,
}
const first = `<certpath.${tag}.1@certpath.example>`

test('an answer from Gmail: the words alone, decoded', async () => {
  expect(await read(fixture('gmail'))).toEqual({
    ...plain,
    key: '<CAJ0001@mail.gmail.com>',
    messageId: '<CAJ0001@mail.gmail.com>',
    references: [first],
    text: 'Foundation first – it takes two short days and costs you little time beside your job.\n\nWrite to me when you have done it.',
  })
})

test('from Outlook in German, whose history is not quoted', async () => {
  expect(await read(fixture('outlook-german'))).toMatchObject({
    ...plain,
    text: 'Pfad: das klären wir am Telefon.\n\nMit freundlichen Grüßen\nJan',
  })
})

test('from a telephone', async () => {
  expect(await read(fixture('iphone'))).toMatchObject({
    ...plain,
    text: 'Lead Implementer. You already run a system.',
  })
})

test('answers between what they answer keep it; format=flowed has no hard lines', async () => {
  expect(await read(fixture('thunderbird-interleaved'))).toMatchObject({
    ...plain,
    text: [
      'On 25/11/2026 10:02, Certpath wrote:\n> Do I need Foundation?',
      'No. With your years in compliance you go to Lead Implementer at once, and the exam is the same for everybody.',
      '> And may I take the exam before I have the years?',
      'Yes – the experience record follows afterwards.',
    ].join('\n\n'),
  })
})

test('HTML alone is read as its reader sees it; the tag is found in the references', async () => {
  const mail = await read(fixture('html-only'))
  expect(mail).toMatchObject({
    ...plain,
    attachments: ['Prüfung.pdf'],
    text: 'Lead Auditor\n\nYou audit now, so start there – it’s the shortest way, and a long line of a paragraph is not broken where no reader would break it.',
  })
})

test('the cells of a table stand apart', async () => {
  const body =
    '<table><tr><th>Course</th><th>Begins</th></tr><tr><td>Foundation</td><td>in May</td></tr></table><p>Well?</p>'
  expect(await read(answer(body, { 'Content-Type': 'text/html; charset=utf-8' }))).toMatchObject({
    text: 'Course Begins\nFoundation in May\n\nWell?',
  })
})

test.each([
  ['a paragraph each', '<p class=MsoNormal>Path&nbsp;: LI</p><p>Close</p><p>Good luck.</p>'],
  ['a list', '<ul><li>path: lead-implementer</li><li>close</li></ul><p>Good luck.</p>'],
  ['lines', 'PATH: <b>Lead Implementer</b><br>close<br><br>Good luck.'],
])('first lines in HTML: %s', async (_, body) => {
  expect(await read(answer(body, { 'Content-Type': 'text/html; charset=utf-8' }))).toMatchObject({
    path: ['lead-implementer'],
    close: true,
    text: 'Good luck.',
  })
})

test('text and HTML that say different things are both read', async () => {
  const body = [
    '--b\nContent-Type: text/plain\n\nFoundation first.',
    '--b\nContent-Type: text/html\n\n<p>Then <i>Lead Implementer</i>.</p>',
    '--b--\n',
  ].join('\n')
  expect(await read(answer(body, { 'Content-Type': 'multipart/mixed; boundary=b' }))).toMatchObject(
    {
      text: 'Foundation first.\n\nThen Lead Implementer.',
    },
  )
})

test('the same mail has the same key, also without a Message-ID', async () => {
  const raw = answer('Foundation.', { 'Message-ID': null })
  const [one, other, another] = await Promise.all([read(raw), read(raw), read(`${raw} `)])
  expect(one).toMatchObject({ kind: 'answer', key: expect.stringMatching(/^sha256:/) })
  expect(other).toEqual(one)
  expect(another).not.toEqual(one)
})

test.each([
  ['bounce-postfix', { about: first, status: '5.1.1' }],
  ['bounce-qmail', { about: first.replace('.1@', '.2@'), status: '5.1.1' }],
  ['bounce-exim', { about: first, status: null }],
])('%s', async (name, expected) => {
  expect(await read(fixture(name))).toMatchObject({ kind: 'bounce', handoff, ...expected })
})

test('a delay is no bounce, and an absence no answer', async () => {
  expect(await read(fixture('delay-postfix'))).toEqual({
    kind: 'automatic',
    why: 'delivery notice',
  })
  expect(await read(fixture('out-of-office'))).toEqual({ kind: 'automatic', why: 'auto-reply' })
})

test.each([
  [{ 'Auto-Submitted': 'auto-replied' }, 'auto-reply'],
  [{ Precedence: 'bulk' }, 'auto-reply'],
  [{ 'X-Autoreply': 'yes' }, 'auto-reply'],
  [{ Subject: 'Abwesenheitsnotiz: bis Montag' }, 'auto-reply'],
  [{ 'List-Id': '<news.trainer.example>' }, 'list'],
  [{ 'X-Certpath': '1' }, 'ours'],
  [{ From: 'Certpath <bot@certpath.example>' }, 'ours'],
])('%o is automatic', async (headers, why) => {
  expect(await read(answer('Foundation.', headers))).toEqual({ kind: 'automatic', why })
})

test('Auto-Submitted: no is a person', async () => {
  expect(await read(answer('Yes.', { 'Auto-Submitted': 'no' }))).toMatchObject({ kind: 'answer' })
})

test('attachments are named, and no name steers anything; pictures in the text are none', async () => {
  const part = (headers: string) => `--b\n${headers}\nContent-Transfer-Encoding: base64\n\nAAAA\n`
  const body = `--b\nContent-Type: text/plain\n\nSee the files.\n${part('Content-Type: application/pdf; name="../../etc/a\u0007 b.pdf"')}${part('Content-Type: image/png')}--b--\n`
  expect(await read(answer(body, { 'Content-Type': 'multipart/mixed; boundary=b' }))).toMatchObject(
    {
      text: 'See the files.',
      attachments: ['a b.pdf', 'image/png'],
    },
  )
})

test('an answer that says nothing is known as the trainer’s', async () => {
  expect(await read(answer(' \n\n'))).toMatchObject({ kind: 'unread', why: 'empty' })
})
