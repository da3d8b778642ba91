import { expect, test } from 'vitest'
import type { Outcome } from '../../src/outbox/platform.js'
import type { Store } from '../../src/store/store.js'
import { StoreError } from '../../src/store/store-error.js'
import { passing, run, ScriptedCourier, sent, slackPerson } from '../stage/delivering.js'
import { pass, settle, stopTime } from '../stage/passing-time.js'
import { newAddress } from '../stage/stores.js'

const noon = Date.UTC(2026, 10, 24, 12)

async function begin(around?: (store: Store) => Store) {
  stopTime(noon)
  const courier = new ScriptedCourier()
  const address = await newAddress()
  return { courier, address, ...(await run(address, courier, {}, around)) }
}

test('an answer is delivered once, as it was kept and to where its event came from', async () => {
  const { courier, store, outbox, say, flush, end } = await begin()
  outbox.start()
  await say('ann', 'hello', 'e1')
  flush('ann')
  await pass(60_000)
  await say('ann', 'hello', 'e1')
  await pass(60_000)
  expect(courier.attempts).toEqual([
    {
      id: expect.stringContaining('slack/T1/ann#1'),
      person: slackPerson('ann'),
      answer: {
        revision: 1,
        replies: [{ kind: 'text', text: 'hello', offers: [] }],
        view: { revision: 1 },
      },
      at: expect.any(Number),
      destination: 'to ann',
      maybeSent: false,
      shown: [],
    },
  ])
  expect(await store.waiting()).toEqual({ count: 0, since: null })
  await end()
})

test('a courier that hangs for one person holds up nobody else, and that one in order', async () => {
  const { courier, say, end } = await begin()
  courier.otherwise = ({ person }) => (person.user === 'ann' ? new Promise(() => {}) : sent)
  await say('ann', 'one')
  await say('ann', 'two')
  for (const text of ['one', 'two', 'three']) await say('bob', text)
  await pass(200)
  expect(courier.tried).toEqual(['ann 1', 'bob 1', 'bob 2', 'bob 3'])
  courier.otherwise = () => sent
  await pass(10_000)
  expect(courier.tried.slice(4)).toEqual(['ann 1?', 'ann 2'])
  await end()
})

test('more people than may be tried at once wait in line, and none is left out', async () => {
  stopTime(noon)
  const courier = new ScriptedCourier()
  const { say, end } = await run(await newAddress(), courier, { atOnce: 2 })
  const users = ['ann', 'bob', 'cem', 'dan', 'eve']
  let most = 0
  let now = 0
  courier.otherwise = async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setTimeout(resolve, 100))
    now -= 1
    return sent
  }
  for (const user of users) await say(user, 'hi')
  await pass(1_000)
  expect(courier.tried).toEqual(users.map((user) => `${user} 1`))
  expect(most).toBe(2)
  await end()
})

test('an attempt is told to end in time, and is over even if it does not', async () => {
  const { courier, told, say, end } = await begin()
  let signal: AbortSignal | undefined
  courier.next((_, given) => {
    signal = given
    return new Promise(() => {})
  })
  await say('ann', 'hi')
  await pass(7_999)
  expect(signal?.aborted).toBe(false)
  await pass(1)
  expect(signal?.aborted).toBe(true)
  expect(told).toEqual([])
  await pass(500)
  expect(told).toEqual([{ kind: 'passing', why: 'no end', maybeSent: true }])
  await pass(2_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1?'])
  await end()
})

test('a courier that throws is told of, and tried again as one that may have sent', async () => {
  const { courier, failures, say, end } = await begin()
  const later = new Error('later')
  const atOnce = new Error('at once')
  courier.next(() => Promise.reject(later))
  await say('ann', 'hi')
  await pass(50)
  const deliver = courier.deliver.bind(courier)
  courier.deliver = () => {
    courier.deliver = deliver
    throw atOnce
  }
  await pass(10_000)
  expect(failures).toEqual([later, atOnce])
  expect(courier.tried).toEqual(['ann 1', 'ann 1?'])
  await end()
})

test('what was shown is handed on with its receipt, until it is retired', async () => {
  const { courier, say, end } = await begin()
  const withReceipt = (receipt: string, retired: [number, string | null][] = []): Outcome => ({
    kind: 'sent',
    receipt,
    retired: retired.map(([revision, receipt]) => ({ revision, receipt })),
  })
  courier.next(
    withReceipt('r1'),
    withReceipt('r2'),
    { kind: 'refused', why: 'no' },
    withReceipt('r4', [
      [1, null],
      [2, 'half of r2'],
    ]),
    sent,
  )
  for (const text of ['one', 'two', 'three', 'four', 'five']) await say('ann', text)
  await pass(1_000)
  const shown = courier.attempts.map((each) =>
    each.shown.map(({ revision, receipt }) => [revision, receipt]),
  )
  expect(shown).toEqual([
    [],
    [[1, 'r1']],
    [
      [1, 'r1'],
      [2, 'r2'],
    ],
    [
      [1, 'r1'],
      [2, 'r2'],
    ],
    [
      [2, 'half of r2'],
      [4, 'r4'],
    ],
  ])
  expect(courier.attempts[1]?.shown[0]).toMatchObject({
    destination: 'to ann',
    replies: [{ kind: 'text', text: 'one' }],
  })
  await end()
})

test('only the last twenty that are shown are handed on', async () => {
  const { courier, say, end } = await begin()
  courier.otherwise = ({ answer }) => ({
    kind: 'sent',
    receipt: `r${answer.revision}`,
    retired: [],
  })
  for (let number = 1; number <= 23; number += 1) await say('ann', `${number}`)
  await pass(2_000)
  expect(courier.attempts[22]?.shown.map(({ revision }) => revision)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 3),
  )
  await end()
})

test('stopping waits for what is under way and begins nothing new', async () => {
  stopTime(noon)
  const courier = new ScriptedCourier()
  const { outbox, store, say, end } = await run(await newAddress(), courier, {
    atOnce: 1,
  })
  outbox.start()
  let finish = (_: Outcome) => {}
  courier.next(
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  await say('ann', 'one')
  await say('ann', 'two')
  await say('bob', 'one')
  await settle()
  let stopped = false
  const stopping = outbox.stop().then(() => {
    stopped = true
  })
  await pass(100)
  expect(stopped).toBe(false)
  finish(sent)
  await pass(100)
  await stopping
  await say('cem', 'one')
  await pass(60_000)
  expect(courier.tried).toEqual(['ann 1'])
  expect(await store.waiting()).toMatchObject({ count: 3 })
  await end()
})

test('a store that cannot be written to for a while loses no mark, and doubles no answer', async () => {
  let broken = false
  const failing = <Rest extends unknown[], Result>(work: (...rest: Rest) => Promise<Result>) => {
    return async (...rest: Rest) => {
      if (broken) throw new StoreError('locked', 'here', 'The database is in use')
      return work(...rest)
    }
  }
  const { courier, outbox, store, failures, take, say, end } = await begin((store) => ({
    ...store,
    turns: failing(store.turns) as Store['turns'],
    claim: failing(store.claim),
    outbox: failing(store.outbox),
    due: failing(store.due),
  }))
  outbox.start()
  courier.next(() => {
    broken = true
    return sent
  })
  await take('ann', 'one')
  await say('ann', 'two')
  await pass(5_000)
  expect(courier.tried).toEqual(['ann 1'])
  expect(failures.length).toBeGreaterThan(0)
  broken = false
  await pass(2_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 2'])
  expect(await store.waiting()).toMatchObject({ count: 0 })
  await end()
})

test('letters that cannot be read for a moment are read again soon', async () => {
  let broken = true
  const { courier, say, end } = await begin((store) => ({
    ...store,
    async outbox(...given) {
      if (broken) throw new StoreError('locked', 'here', 'The database is in use')
      return store.outbox(...given)
    },
  }))
  await say('ann', 'one')
  await pass(500)
  broken = false
  await pass(1_000)
  expect(courier.tried).toEqual(['ann 1'])
  await end()
})

test('a slow store is not asked for what is due before it has answered', async () => {
  let asked = 0
  let answer = (_: readonly string[]) => {}
  const { outbox, end } = await begin((store) => ({
    ...store,
    due: () => {
      asked += 1
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  }))
  outbox.start()
  await pass(10_500)
  expect(asked).toBe(1)
  answer([])
  await pass(1_000)
  expect(asked).toBe(2)
  answer([])
  await end()
})

test('whoever writes again and again while nothing can be sent is waited for once', async () => {
  let reads = 0
  const { courier, store, say, end } = await begin((store) => ({
    ...store,
    outbox(...given) {
      reads += 1
      return store.outbox(...given)
    },
  }))
  courier.otherwise = () => passing()
  for (let minute = 0; minute < 20; minute += 1) {
    await say('ann', `${minute}`)
    await pass(60_000)
  }
  const before = reads
  await pass(60 * 60_000)
  expect(reads - before).toBe(12)
  expect(await store.waiting()).toMatchObject({ count: 20 })
  await end()
})
