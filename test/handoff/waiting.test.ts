/** What waits for the trainer: for whoever runs the bot, and for the trainer once a day. */
import { expect, test } from 'vitest'
import { smtpCourier } from '../../adapters/mail/sending/courier.js'
import { startDigest } from '../../src/commands/digest.js'
import { runHandoffs } from '../../src/commands/handoffs.js'
import { readSettings } from '../../src/settings.js'
import { addressing } from '../stage/mail/addressing.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { handOver, posting } from '../stage/mail/posting.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'
import { newAddress } from '../stage/stores.js'

const hour = 60 * 60_000
const noon = Date.UTC(2026, 10, 24, 12)

async function delivered(smtp: LocalSmtp) {
  const address = await newAddress()
  let now = noon
  const process = await posting(address, smtp.url, { now: () => now })
  const moveOn = (ms: number) => {
    now += ms
  }
  const handOverBy = async (user: string) => {
    await process.say(user, ...handOver)
    while ((await process.state(user)).handoffs.at(-1)?.post?.state !== 'delivered')
      await new Promise((resolve) => setImmediate(resolve))
  }
  return { ...process, address, moveOn, handOverBy, now: () => now }
}

async function listed(address: string, now: number): Promise<string> {
  const lines: string[] = []
  await runHandoffs(
    readSettings({ DATABASE_URL: address, IMAP_URL: 'imaps://bot:x@mail.test' }),
    now,
    (line) => lines.push(line),
  )
  return lines.join('\n')
}

test('is listed, oldest first, with age and state and nothing that anybody wrote', async () => {
  await using smtp = await LocalSmtp.start()
  const { handOverBy, moveOn, address, now, say, state, end } = await delivered(smtp)
  expect(await listed(address, now())).toBe('Nothing waits for the trainer.')
  await handOverBy('ann')
  moveOn(3 * 24 * hour)
  await handOverBy('bob')
  moveOn(5 * hour)
  const list = await listed(address, now())
  expect(list.split('\n')).toEqual([
    expect.stringMatching(/^CP-\w{8} {2}3 days {6}delivered {3}terminal$/),
    expect.stringMatching(/^CP-\w{8} {2}5 hours {5}delivered {3}terminal$/),
  ])
  expect(list).toContain((await state('ann')).handoffs[0]?.reference)
  expect(list).not.toMatch(/ann|week/)
  await say('ann', 'withdraw')
  expect((await listed(address, now())).split('\n')).toHaveLength(1)
  await end()
})

test('one that did not arrive is listed for a week', async () => {
  await using smtp = await LocalSmtp.start()
  const { say, state, moveOn, address, now, end } = await delivered(smtp)
  smtp.next({ at: 'rcpt', code: 550 })
  await say('ann', ...handOver)
  while ((await state('ann')).handoffs[0]?.post?.state !== 'refused')
    await new Promise((resolve) => setImmediate(resolve))
  expect(await listed(address, now())).toMatch(/Not delivered[\s\S]*refused/)
  moveOn(8 * 24 * hour)
  expect(await listed(address, now())).toBe('Nothing waits for the trainer.')
  await end()
})

test('one that waits for longer than promised is in a mail a day, whoever looks', async () => {
  await using smtp = await LocalSmtp.start()
  const { handOverBy, moveOn, now, store, end } = await delivered(smtp)
  const courier = smtpCourier(smtp.url, addressing)
  const [language] = rulebookIn(shippedRules).languages
  if (!language) throw new Error('No language')
  const failures: unknown[] = []
  const log = { info() {}, warn() {}, failure: (...all: unknown[]) => failures.push(all) }
  let looks = 0
  const looking = async (days: number | undefined) => {
    let looked = () => {}
    const done = new Promise<void>((resolve) => {
      looked = resolve
    })
    looks += 1
    const watched: typeof store = {
      ...store,
      async useOnce(use, at) {
        const first = await store.useOnce(use, at)
        if (!first) looked()
        return first
      },
      handoffs: {
        ...store.handoffs,
        async list(states) {
          const open = await store.handoffs.list(states)
          if (open.every(({ openedAt }) => now() - openedAt <= (days ?? 0) * 24 * hour)) looked()
          return open
        },
      },
    }
    const end = startDigest({
      store: watched,
      words: language.wording,
      trainer: { email: 'jan@trainer.test', answersWithinDays: days },
      courier: {
        async notify(notice, signal) {
          const outcome = await courier.notify(notice, signal)
          looked()
          return outcome
        },
      },
      now,
      log,
    })
    if (days !== undefined) await done
    end()
  }
  await handOverBy('ann')
  smtp.taken.length = 0
  await looking(2)
  moveOn(3 * 24 * hour)
  await looking(undefined)
  expect(smtp.taken).toEqual([])
  await looking(2)
  await looking(2)
  expect(smtp.taken).toHaveLength(1)
  expect(smtp.taken[0]?.to).toEqual(['jan@trainer.test'])
  expect(smtp.taken[0]?.mail.text).toMatch(/CP-\w{8}: 3 days, in the terminal/)
  moveOn(24 * hour)
  await looking(2)
  expect(smtp.taken).toHaveLength(2)
  expect(looks).toBe(5)
  expect(failures).toEqual([])
  await courier.close()
  await end()
})
