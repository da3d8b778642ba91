/** Two processes beside one store and one mail server: each letter is sent by one of them. */
import { expect, test } from 'vitest'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { SlackPlace } from '../stage/slack-place.js'

test('each letter arrives once, and once more only under its own name', async () => {
  await using smtp = await LocalSmtp.start()
  await using place = await SlackPlace.open({
    slack: { echoes: true, ackWithinInMs: 600_000 },
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'bot@certpath.test' },
  })
  await place.start()
  await place.start()
  const people = ['U201', 'U202', 'U203'].map((id) => place.slack.user(id))
  await Promise.all(
    people.map(async (person) => {
      await person.writes('human')
      await person.sees(/What would you like to ask Jan/)
      await person.writes(`I am ${person.id}`)
      await person.sees(/At which e-mail address/)
      await person.writes('ada@example.org')
      await person.sees(/exactly as it will go/)
      await person.taps('Send')
      await person.sees(/on its way to Jan/)
    }),
  )
  await smtp.until(() => smtp.taken.length >= people.length)
  for (const person of people) {
    await person.writes('status')
    await person.sees(/delivered to the mail server|on its way to Jan\./)
  }
  expect(smtp.taken).toHaveLength(people.length)
  expect(new Set(smtp.taken.map(({ mail }) => mail.messageId)).size).toBe(people.length)
})
