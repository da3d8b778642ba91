import { expect, test } from 'vitest'
import { afterFailure, afterWait } from '../../src/outbox/retry.js'
import { passing, run, ScriptedCourier, sent, slackPerson } from '../stage/delivering.js'
import { pass, stopTime } from '../stage/passing-time.js'
import { rowsIn } from '../stage/store-from-outside.js'
import { newAddress } from '../stage/stores.js'

const noon = Date.UTC(2026, 10, 24, 12)
const minute = 60_000
const day = 24 * 60 * minute

async function begin() {
  stopTime(noon)
  const courier = new ScriptedCourier()
  const address = await newAddress()
  return { courier, address, ...(await run(address, courier)) }
}

test('the pauses double from a second to five minutes, with up to a quarter more', () => {
  const pauses = (chance: number) =>
    [1, 2, 3, 8, 9, 10, 11, 2_000].map((attempts) => afterFailure(attempts, 0, 'away', chance))
  const retries = (...seconds: number[]) =>
    seconds.map((each) => ({ kind: 'retry', inMs: each * 1000 }))
  expect(pauses(0)).toEqual(retries(1, 2, 4, 128, 256, 300, 300, 300))
  expect(pauses(1)).toEqual(retries(1.25, 2.5, 5, 160, 320, 375, 375, 375))
  expect(pauses(0.5)).toEqual(retries(1.125, 2.25, 4.5, 144, 288, 337.5, 337.5, 337.5))
})

test('it is given up after a day and no sooner, and a pause is never endless', () => {
  expect(afterFailure(300, day, 'away', 0)).toEqual({ kind: 'retry', inMs: 300_000 })
  expect(afterFailure(1, day + 1, 'away', 0)).toEqual({ kind: 'give-up', why: 'given up: away' })
  expect(afterWait(30_000, day)).toEqual({ kind: 'retry', inMs: 30_000 })
  expect(afterWait(40 * day, 0)).toEqual({ kind: 'retry', inMs: 300_000 })
  expect(afterWait(30_000, day + 1)).toEqual({ kind: 'give-up', why: 'given up: wait' })
})

test('what fails is tried at the very moments of its pauses, and what follows comes after it', async () => {
  const { courier, say, end } = await begin()
  const at: number[] = []
  courier.otherwise = () => {
    at.push(Date.now() - noon)
    return at.length < 12 ? passing() : sent
  }
  await say('ann', 'one')
  await say('ann', 'two')
  await pass(20 * minute)
  const gaps = at.slice(1, 12).map((time, index) => time - (at[index] ?? 0))
  expect(gaps).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((each) => each * 1000))
  expect(courier.tried).toEqual([...Array.from({ length: 12 }, () => 'ann 1'), 'ann 2'])
  await end()
})

test('an outage of more than a day: the answer ends with a refusal, and the later ones arrive', async () => {
  const { courier, address, store, told, say, end } = await begin()
  courier.otherwise = ({ answer }) => (answer.revision === 1 ? passing() : sent)
  await say('ann', 'one')
  await say('ann', 'two')
  await pass(day - minute)
  expect(await store.waiting()).toMatchObject({ count: 2 })
  await pass(10 * minute)
  expect(told.slice(-3)).toEqual([passing(), { kind: 'gave-up', why: 'given up: away' }, sent])
  expect(courier.tried.at(-1)).toBe('ann 2')
  expect(await store.waiting()).toMatchObject({ count: 0 })
  await end()
  expect(await rowsIn(address, 'select refusal from outgoing order by revision')).toEqual([
    { refusal: 'given up: away' },
    { refusal: null },
  ])
})

test('a refusal ends an answer in whatever words it comes', async () => {
  const { courier, store, say, end } = await begin()
  courier.next({ kind: 'refused', why: 'no \0 \ud800 😀' })
  await say('ann', 'one')
  await say('ann', 'two')
  await pass(minute)
  expect(courier.tried).toEqual(['ann 1', 'ann 2'])
  expect(await store.waiting()).toEqual({ count: 0, since: null })
  await end()
})

test('what is refused is never tried again, and what follows is delivered', async () => {
  const { courier, outbox, say, flush, end } = await begin()
  outbox.start()
  courier.next({ kind: 'refused', why: 'blocked' })
  await say('ann', 'one', 'e1')
  await say('ann', 'two', 'e2')
  await pass(minute)
  await say('ann', 'one', 'e1')
  flush('ann')
  await pass(20 * minute)
  expect(courier.tried).toEqual(['ann 1', 'ann 2'])
  await end()
})

test('a pause that the platform wants is kept and counts as no attempt, however long', async () => {
  const { courier, outbox, say, end } = await begin()
  outbox.start()
  const at: number[] = []
  const outcomes = [
    { kind: 'wait', inMs: 500 },
    { kind: 'wait', inMs: 60_000 },
    { kind: 'wait', inMs: 60_000 },
    passing(),
    { kind: 'wait', inMs: 5_000 },
    passing(),
    sent,
  ] as const
  courier.otherwise = () => {
    at.push(Date.now() - noon)
    return outcomes[at.length - 1] ?? sent
  }
  await say('ann', 'one')
  await say('ann', 'two')
  await pass(10 * minute)
  const gaps = at.slice(1, 7).map((time, index) => time - (at[index] ?? 0))
  expect(gaps).toEqual([500, 60_000, 60_000, 1_000, 5_000, 2_000])
  expect(courier.tried).toEqual([...Array.from({ length: 7 }, () => 'ann 1'), 'ann 2'])
  await end()
})

test('an answer that may have got through stays so, until it is delivered', async () => {
  const { courier, say, end } = await begin()
  courier.next(passing(), passing(true), passing(false), { kind: 'wait', inMs: 90_000 })
  await say('ann', 'one')
  await say('ann', 'two')
  await pass(10 * minute)
  expect(courier.tried).toEqual(['ann 1', 'ann 1', 'ann 1?', 'ann 1?', 'ann 1?', 'ann 2'])
  await end()
})

test('giving a tenant up ends what waits there, and nothing of anybody else', async () => {
  const { courier, store, take, flush, end } = await begin()
  const elsewhere = slackPerson('bob', 'T2')
  await take('ann', 'one')
  await take('ann', 'two')
  await store.turns(
    [
      {
        person: elsewhere,
        event: 'e1',
        at: noon,
        input: null,
        route: { platform: 'slack', destination: 'D', notBefore: noon },
      },
    ],
    () => ({ state: '{}', view: '{}', outgoing: [{ recipient: 'person', body: '[]' }] }),
  )
  await store.giveUp('slack', 'T1', 'uninstalled', noon)
  flush('ann')
  await pass(minute)
  expect(courier.tried).toEqual([])
  expect(await store.waiting()).toMatchObject({ count: 1 })
  expect(await store.pending(elsewhere)).toHaveLength(1)
  await end()
})
