/** What people write is data in every part of a mail, and a mail has one recipient. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smtpCourier } from '../../adapters/mail/sending/courier.js'
import type { OutgoingMail } from '../../src/conversation/outgoing-mail.js'
import { addressing } from '../stage/mail/addressing.js'
import { LocalSmtp, type Taken } from '../stage/mail/local-smtp.js'
import { playPosting, Talk } from '../stage/play.js'

function letterAbout(question: string): OutgoingMail {
  const talk = playPosting('I want to build an AIMS', 'human')
  talk.say(question).say('skip').tap('transcript').tap('send')
  const [letter] = talk.letters
  if (!letter) throw new Error(`No letter for ${question}`)
  return letter
}

async function sent(letter: OutgoingMail): Promise<Taken> {
  await using smtp = await LocalSmtp.start()
  const courier = smtpCourier(smtp.url, addressing)
  const signal = new AbortController().signal
  const outcome = await courier.send({ handoff: 'abc', at: 0, mail: letter }, signal)
  await courier.close()
  const [taken] = smtp.taken
  if (!taken) throw new Error(`Not taken: ${JSON.stringify(outcome)}`)
  return taken
}

test('text and HTML say the same, in the order in which the trainer decides', async () => {
  const { mail } = await sent(letterAbout('Both in a week?'))
  const parts = [
    'Question: Both in a week?',
    'Recommendation: none yet',
    'goal: build or run an AI management system (written)',
    'Certificates',
    'Interest in a course',
    'Why this comes to you',
    'Just answer this mail',
    'The talk so far:',
  ]
  const words = (mail.html || '').replace(/<[^>]+>/g, ' ')
  for (const shown of [mail.text ?? '', words]) {
    const places = parts.map((part) => shown.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  }
  expect(mail.replyTo?.text).toBe('bot+abc@certpath.test')
  expect(mail.messageId).toBe('<certpath.abc.1@certpath.test>')
})

test.each([
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp; </blockquote></body>',
])('no mark-up gets in: %s', async (hostile) => {
  const { mail } = await sent(letterAbout(hostile))
  expect(mail.text).toContain(hostile)
  const html = mail.html || ''
  const tags = new Set([...html.matchAll(/<\/?([a-z!]+)/gi)].map(([, tag]) => tag))
  expect([...tags].sort()).toEqual(
    ['!doctype', 'blockquote', 'body', 'br', 'head', 'html', 'li', 'meta', 'p', 'strong', 'ul']
      .filter((tag) => html.includes(`<${tag}`))
      .sort(),
  )
  expect(html).not.toMatch(/<[^>]*\son\w+=/i)
  expect(html).not.toMatch(/<[^>]*href/i)
})

test('what runs the other way, and what steers a terminal, is taken out', async () => {
  const { mail } = await sent(letterAbout('pay \u202eevil\u202c \u0007\u001b[31mred\u2066x\u2069'))
  expect(mail.text).toContain('pay evil [31mredx')
})

describe('a name', () => {
  test.each(['Ann\r\nBcc: all@example.org', 'Ann\u2028X: y', 'A'.repeat(5_000), '\u202eJan'])(
    'is one short line in the subject: %j',
    async (name) => {
      const talk = new Talk(undefined, name)
      const [subject] = playNamed(talk)
      expect(subject).not.toMatch(/[\r\n\u2028\u202e]/)
      expect(subject?.length).toBeLessThan(120)
    },
  )

  function playNamed(talk: Talk): string[] {
    talk.say('human').say('skip').say('skip')
    return talk.replies.flatMap((reply) => (reply.kind === 'preview' ? [reply.mail.subject] : []))
  }
})

test.each([
  'a@x.test, b@y.test',
  'a@x.test b@y.test',
  'Jan <jan@x.test>',
  'a@x.test\r\nRCPT TO:<b@y.test>',
  'a@x.test;b@y.test',
  'a\u0000@x.test',
  '',
])('no letter goes to what is not one address: %j', async (to) => {
  await using smtp = await LocalSmtp.start()
  const courier = smtpCourier(smtp.url, addressing)
  const letter = letterAbout('Hm?')
  const mail = { ...letter, mail: { ...letter.mail, to } }
  const signal = new AbortController().signal
  expect(await courier.send({ handoff: 'abc', at: 0, mail }, signal)).toEqual({
    kind: 'refused',
    why: 'no_single_address',
  })
  await courier.close()
  expect(smtp.taken).toEqual([])
})

test('whatever is asked, its headers are those of any other letter, and its words arrive', async () => {
  await using smtp = await LocalSmtp.start()
  const courier = smtpCourier(smtp.url, addressing)
  const signal = new AbortController().signal
  const usual = letterAbout('Hm?')
  await courier.send({ handoff: 'abc', at: 0, mail: usual }, signal)
  const names = headerNames(smtp.taken[0])
  const asked = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((text) => `question ${text}`)
  await fc.assert(
    fc.asyncProperty(asked, async (question) => {
      smtp.taken.length = 0
      const letter = { ...usual, mail: { ...usual.mail, subject: question, text: question } }
      await courier.send({ handoff: 'abc', at: 0, mail: letter }, signal)
      const [taken] = smtp.taken
      expect(headerNames(taken)).toEqual(names)
      expect(taken?.to).toEqual([usual.mail.to])
    }),
    { numRuns: 30 },
  )
  await courier.close()
})

function headerNames(taken: Taken | undefined): string[] {
  return [...(taken?.mail.headers.keys() ?? [])].sort()
}
