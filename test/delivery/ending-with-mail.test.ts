/** Told to end with turns, answers and mail under way: nothing is lost, and nothing is there twice. */
import { expect, test } from 'vitest'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

test('SIGTERM in the midst of it, and the next process goes on', async () => {
  let goOn = () => {}
  let reached = () => {}
  const reaching = new Promise<void>((resolve) => {
    reached = resolve
  })
  await using smtp = await LocalSmtp.start({
    onMailFrom: (_, __, done) => {
      goOn = done
      reached()
    },
  })
  await using place = await SlackPlace.open({
    slack: { ackWithinInMs: 600_000 },
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'bot@certpath.test' },
  })
  const { slack } = place
  const first = await place.start()
  const ada = slack.user('Uada')
  await ada.writes('I want to audit AI systems')
  for (const text of ['human', 'When is the next course?', 'ada@example.org', 'send'])
    await ada.writes(text)
  await reaching

  const hang = slack.faults.hang('chat.postMessage', 10)
  const many = Array.from({ length: 20 }, (_, at) => slack.user(`U${at}`))
  await Promise.all(many.map((person) => person.writes('hello')))
  await hang.reached
  const from = performance.now()
  const ended = first.end()
  await first.until(/"stopping"/)
  // A letter that is half handed over is handed over.
  goOn()
  expect(await ended).toBe(0)
  expect(performance.now() - from).toBeLessThan(5_000)
  hang.drop()
  expect(smtp.taken).toHaveLength(1)
  const second = await place.start()
  await slack.until(() => many.every((person) => answersTo(person).length > 0))
  await ada.writes('status')
  await ada.sees(/delivered to the mail server/)
  expect(many.map((person) => answersTo(person).length)).toEqual(many.map(() => 1))
  expect(smtp.taken).toHaveLength(1)
  expect(slack.violations).toEqual([])
  expect(await second.end()).toBe(0)
})
