/** The trainer answers the mail, and whoever asked reads it in Slack's direct message. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'
import { LocalSmtp, type Taken } from '../stage/mail/local-smtp.js'
import { SlackPlace } from '../stage/slack-place.js'

const trainer = 'jan@trainer.test'
let smtp: LocalSmtp
let mailbox: ImapServer
let place: SlackPlace
let people = 200

beforeAll(async () => {
  smtp = await LocalSmtp.start()
  mailbox = await startHoodiecrow({ idle: true })
  const password = encodeURIComponent(mailbox.password)
  place = await SlackPlace.open({
    slack: { echoes: true, ackWithinInMs: 600_000 },
    env: {
      SMTP_URL: smtp.url,
      MAIL_FROM: 'bot@certpath.test',
      TRAINER_EMAIL: trainer,
      IMAP_URL: `imap://${mailbox.user}:${password}@127.0.0.1:${mailbox.port}/INBOX`,
      SECRET_KEY: randomBytes(32).toString('base64'),
    },
  })
  await place.start()
})
afterAll(async () => {
  await place[Symbol.asyncDispose]()
  await smtp.stop()
  await mailbox.close()
})

async function handedOver() {
  people += 1
  const ada = place.slack.user(`U${people}`)
  await ada.writes('I want to audit AI systems')
  await ada.sees(/Where are you starting from/)
  await ada.taps('Ask the trainer')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes(`When is the next course, asks ${ada.id}?`)
  await ada.sees(/To which e-mail address/)
  await ada.writes('skip')
  await ada.sees(/exactly as it will go/)
  await ada.taps('Send')
  await ada.sees(/on its way to Jan/)
  const mine = ({ mail }: Taken) => mail.text?.includes(`asks ${ada.id}?`) === true
  await smtp.until(() => smtp.taken.some(mine))
  const letter = smtp.taken.find(mine)
  if (!letter) throw new Error('No letter came')
  return { ada, letter }
}

/** As a mail program answers: to Reply-To, in the thread. */
async function answers({ mail }: Taken, text: string, headers: readonly string[] = []) {
  const client = await clientOf(mailbox)
  const lines = [
    `From: Jan <${trainer}>`,
    `To: ${mail.replyTo?.text ?? ''}`,
    `Subject: Re: ${mail.subject}`,
    `Message-ID: <${randomBytes(8).toString('hex')}@trainer.test>`,
    `In-Reply-To: ${mail.messageId}`,
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
  ]
  await client.append('INBOX', Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`))
  await client.logout()
}

test('an answer, with the path that the trainer decides on', async () => {
  const { ada, letter } = await handedOver()
  expect(letter.mail.replyTo?.text).toMatch(/^bot\+[a-z2-7]{36}@certpath\.test$/)
  await answers(letter, 'path: foundation\n\nIn May, in Berlin.\n\n-- \nJan\n')
  const word = await ada.sees(/In May, in Berlin/)
  expect(word).toContain("Jan's recommendation")
  expect(word).not.toContain('-- ')
  expect(place.slack.violations).toEqual([])
})

test('what somebody else sends there reaches nobody', async () => {
  const { ada, letter } = await handedOver()
  await answers(letter, 'Pay here.', [`Sender: eve@evil.test`])
  await answers(letter, 'Come in June.')
  const word = await ada.sees(/Come in June|Pay here/)
  expect(word).toContain('Come in June')
})

test('a path that nobody knows is passed on as text, and the trainer told', async () => {
  const { ada, letter } = await handedOver()
  await answers(letter, 'path: black belt\nStart with judo.')
  await ada.sees(/black belt[\s\S]*Start with judo/)
  const told = ({ mail }: Taken) => mail.text?.includes('"black belt" is no path') === true
  await smtp.until(() => smtp.taken.some(told))
  expect(smtp.taken.find(told)?.to).toEqual([trainer])
})

test('whoever has erased everything is shown no answer, and the trainer is told', async () => {
  const { ada, letter } = await handedOver()
  await ada.writes('data')
  await ada.sees(/I keep your answers/)
  await ada.taps('Erase it all')
  await ada.sees(/Shall I erase everything/)
  await ada.taps('Yes, erase everything')
  await ada.sees(/Everything is erased/)
  await answers(letter, 'In May.')
  const told = ({ mail }: Taken) => mail.subject === 'Your answer reached nobody'
  await smtp.until(() => smtp.taken.some(told))
  expect(place.slack.violations).toEqual([])
})
