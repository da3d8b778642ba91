/** From a tap in Slack to the mail server, and what comes of it back into the direct message. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { SlackPlace } from '../stage/slack-place.js'

let smtp: LocalSmtp
let place: SlackPlace
let people = 100

beforeAll(async () => {
  smtp = await LocalSmtp.start()
  place = await SlackPlace.open({
    slack: { echoes: true, ackWithinInMs: 600_000 },
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'bot@certpath.test' },
  })
  await place.start()
})
afterAll(async () => {
  await place[Symbol.asyncDispose]()
  await smtp.stop()
})

async function handedOver() {
  people += 1
  const ada = place.slack.user(`U${people}`)
  await ada.writes('I want to audit AI systems')
  await ada.sees(/Where are you starting from/)
  await ada.taps('Ask the trainer')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes(`When is the next course, asks ${ada.id}?`)
  await ada.sees(/At which e-mail address/)
  await ada.writes('ada@example.org')
  await ada.sees(/exactly as it will go/)
  await ada.taps('Send')
  await ada.sees(/on its way to Jan/)
  return ada
}

test('the trainer has the mail, and the person the state of it', async () => {
  const ada = await handedOver()
  const mine = () => smtp.taken.filter(({ mail }) => mail.text?.includes(`asks ${ada.id}?`))
  await smtp.until(() => mine().length === 1)
  expect(mine()[0]?.mail.text).toContain(`From: ${ada.id.toLowerCase()}, on Slack`)
  await ada.writes('status')
  await ada.sees(/delivered to the mail server|on its way to Jan/)
  expect(mine()).toHaveLength(1)
  expect(place.slack.violations).toEqual([])
})

test('a mail that the server refuses is given back to the person in the direct message', async () => {
  smtp.next({ at: 'rcpt', code: 550 })
  const ada = await handedOver()
  const word = await ada.sees(/the mail server did not take your message/)
  expect(word).toContain('Open it in your mail program')
  expect(word).toContain(`asks ${ada.id}?`)
  expect(place.slack.violations).toEqual([])
})
