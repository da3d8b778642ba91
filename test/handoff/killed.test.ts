/** Processes that are killed at any moment: what was confirmed arrives, and is one mail. */
import { expect, test } from 'vitest'
import { KeptPlace } from '../stage/kept-place.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { posting } from '../stage/mail/posting.js'

const confirming = ['hi', '2', '2', 'human', 'Both in a week?', 'ann@example.org']

/** Kills a chat at that moment; what it leaves is taken up when its hold on it has passed. */
async function killedAt(
  moment: (smtp: LocalSmtp, answered: Promise<unknown>) => Promise<unknown>,
  behaviour: 'take' | 'take and hang up' = 'take',
) {
  await using place = await KeptPlace.open()
  await using smtp = await LocalSmtp.start()
  smtp.next(behaviour)
  const lines = place.lines({ SMTP_URL: smtp.url, MAIL_FROM: 'bot@certpath.test' })
  for (const text of confirming) await lines.ask({ id: text, user: 'ann', text })
  lines.send({ id: 'send', user: 'ann', text: 'send' })
  await moment(smtp, lines.raw())
  lines.child.kill('SIGKILL')
  await lines.closed
  const later = await posting(place.storeAddress, smtp.url, { now: () => Date.now() + 10 * 60_000 })
  const { handoffs } = await later.state('ann')
  later.outbox.start()
  if (handoffs.length > 0)
    while ((await later.state('ann')).handoffs[0]?.post?.state !== 'delivered')
      await new Promise((resolve) => setImmediate(resolve))
  await later.end()
  expect(later.failures).toEqual([])
  return {
    confirmed: handoffs.length,
    ids: new Set(smtp.taken.map(({ mail }) => mail.messageId)).size,
    arrived: smtp.taken.length,
  }
}

test.each([0, 1, 3, 10, 30])('%i ms after the yes was written', async (ms) => {
  const { confirmed, ids } = await killedAt(() => new Promise((over) => setTimeout(over, ms)))
  expect(ids).toBe(confirmed)
})

test('once the receipt was shown', async () => {
  const { confirmed, ids } = await killedAt((_, answered) => answered)
  expect([confirmed, ids]).toEqual([1, 1])
})

test('once the mail server has the mail, and before anybody knows of it', async () => {
  const taken = (smtp: LocalSmtp) => smtp.until(() => smtp.taken.length > 0)
  const { confirmed, ids, arrived } = await killedAt(taken, 'take and hang up')
  expect([confirmed, ids]).toEqual([1, 1])
  expect(arrived).toBeGreaterThan(0)
})
