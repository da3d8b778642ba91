/** How letters get into the connections: as nodemailer writes them, and no more than have room. */
import fc from 'fast-check'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { smtpCourier } from '../../adapters/mail/sending/courier.js'
import { messageFor } from '../../adapters/mail/sending/message.js'
import type { MailLetter } from '../../src/outbox/platform.js'
import { addressing } from '../stage/mail/addressing.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'

function letterWith(subject: string, text: string, html: string): MailLetter {
  return {
    handoff: 'abc',
    at: 0,
    mail: {
      recipient: 'trainer',
      reference: 'CP-1',
      number: 2,
      mail: { to: 'jan@trainer.test', subject, text },
      html,
      replyTo: null,
      thread: [1],
    },
  }
}

test('byte for byte what nodemailer writes by itself, whatever is in it', async () => {
  await using smtp = await LocalSmtp.start()
  const courier = smtpCourier(smtp.url, addressing)
  const itself = createTransport(smtp.url)
  const unsignalled = new AbortController().signal
  const raw = () => {
    const { raw } = smtp.taken.pop() ?? { raw: 'Nothing came' }
    const [, boundary = ''] = /boundary="([^"]+)"/.exec(raw) ?? []
    return raw.replaceAll(boundary, 'boundary')
  }
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom('', '.', '. ', '..', '=', 'tab\t', 'x '.repeat(60), 'é'.repeat(90)),
  )
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'))
  await fc.assert(
    fc.asyncProperty(line, text, text, async (subject, text, html) => {
      const letter = letterWith(subject, text, html)
      await courier.send(letter, unsignalled)
      const ours = raw()
      await itself.sendMail(messageFor(letter, addressing) ?? {})
      expect(ours).toBe(raw())
    }),
    { numRuns: 60 },
  )
  await courier.close()
})

test('a letter that found no room in time was surely not sent', async () => {
  let connections = 0
  let full = () => {}
  const allTaken = new Promise<void>((resolve) => {
    full = resolve
  })
  await using smtp = await LocalSmtp.start({
    closeTimeout: 1,
    // Nobody is greeted.
    onConnect() {
      connections += 1
      if (connections === 5) full()
    },
  })
  const courier = smtpCourier(smtp.url, addressing)
  const told = Array.from({ length: 30 }, () => new AbortController())
  const letter = letterWith('Hello', 'Hello Jan', '<p>Hello Jan</p>')
  const sending = told.map(({ signal }) => courier.send(letter, signal))
  await allTaken
  for (const each of told) each.abort()
  const outcomes = await Promise.all(sending)
  await courier.close()
  const unsent = outcomes.filter((each) => each.kind === 'passing' && !each.maybeSent)
  expect(unsent.length).toBeGreaterThanOrEqual(20)
  expect(unsent.length).toBeLessThan(30)
})
