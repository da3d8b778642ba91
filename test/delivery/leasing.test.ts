/** Processes that want the same work, in time that passes when the test lets it. */
import { once } from 'node:events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  after,
  type Fault,
  failing,
  hanging,
  noon,
  opened,
  Process,
  processes,
  slowAfter,
  slowBefore,
  ttl,
  unheard,
} from '../stage/leasing.js'
import { pass, settle, stopTime } from '../stage/passing-time.js'
import { newAddress } from '../stage/stores.js'

test('one works, however long, and the other waits', async () => {
  const [one, other] = await processes()
  one.start()
  await settle()
  other.start()
  await pass(60_000)
  expect([one.state, one.working, one.begun]).toEqual(['held', 1, 1])
  expect([other.state, other.working, other.begun]).toEqual(['waiting', 0, 0])
})

test('told to stop, it ends its work and leaves the lease to the next at once', async () => {
  const [one, other] = await processes()
  one.endsInMs = 500
  one.start()
  await settle()
  other.start()
  const stopped = one.stop()
  await settle()
  expect([one.state, one.working]).toEqual(['waiting', 1])
  await pass(500)
  await stopped
  await pass(1_000)
  expect([one.working, other.working]).toEqual([0, 1])
})

test('told to stop while it waits, it waits no longer', async () => {
  const [one, other] = await processes()
  one.start()
  await settle()
  other.start()
  await settle()
  await other.stop()
  expect([one.state, other.begun]).toEqual(['held', 0])
})

test.each([0, 500, 1_000, 1_500, 1_999, 2_000, 2_001])(
  'of one that is gone without a word after %i ms, the next has the work within ten seconds',
  async (ms) => {
    const [one, other] = await processes()
    one.start()
    await settle()
    other.start()
    await pass(ms)
    one.always = hanging
    await pass(10_000)
    expect(other.state).toBe('held')
  },
)

test('a store that fails now and then costs nothing', async () => {
  const [one, other] = await processes()
  one.start()
  await settle()
  other.start()
  for (let round = 0; round < 5; round += 1) {
    one.faults.push(failing, unheard)
    other.faults.push(failing)
    await pass(6_000)
  }
  expect([one.begun, one.working, other.begun]).toEqual([1, 1, 0])
  expect(one.failures).toHaveLength(10)
})

test('a store that stays away: the work ends before another may begin, and begins again', async () => {
  const [one, other] = await processes()
  one.start()
  await settle()
  one.always = failing
  other.always = failing
  other.start()
  await pass(ttl * 0.75 - 1)
  expect(one.working).toBe(1)
  await pass(1)
  expect([one.state, one.working]).toEqual(['waiting', 0])
  await pass(60_000)
  one.always = (ask) => ask()
  await pass(1_000)
  expect([one.state, one.begun, other.begun]).toEqual(['held', 2, 0])
})

test('a store that takes too long to say yes: the work does not begin', async () => {
  const [one] = await processes()
  one.faults.push(slowAfter(5_000))
  one.start()
  await pass(5_500)
  expect([one.state, one.begun]).toEqual(['waiting', 0])
  await pass(500)
  expect([one.state, one.begun]).toEqual(['held', 1])
})

test('work that waits for nothing else is over when it ends by itself, and the next may do it', async () => {
  const [one, other] = await processes()
  await one.start(async () => {}).ended
  expect(one.state).toBe('waiting')
  other.start()
  await settle()
  expect(other.state).toBe('held')
})

test('what the work fails with by itself is thrown; the lease is free', async () => {
  const [one, other] = await processes()
  const refused = new Error('The token is wrong')
  await expect(one.start(() => Promise.reject(refused)).ended).rejects.toBe(refused)
  other.start()
  await settle()
  expect(other.state).toBe('held')
})

test('what the work fails with when told to end is told, and it ends all the same', async () => {
  const [one] = await processes()
  const late = new Error('The socket was closed')
  one.start(async (lost) => {
    await once(lost, 'abort')
    throw late
  })
  await settle()
  await one.stop()
  expect(one.failures).toEqual([late])

  const [two] = await processes()
  two.start(async (lost) => {
    await once(lost, 'abort')
    lost.throwIfAborted()
  })
  await settle()
  await two.stop()
  expect(two.failures).toEqual([])
})

const fault = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fault>((ask) => ask()) },
  fc.constantFrom(failing, unheard),
  fc.integer({ min: 1, max: 9_000 }).map(slowBefore),
  fc.integer({ min: 1, max: 9_000 }).map(slowAfter),
)

test('whatever the store does, and whoever stops: never do two work at once', async () => {
  stopTime(noon)
  let everWorked = false
  const faults = fc.array(fault, { minLength: 5, maxLength: 20 })
  const stopsAt = fc.integer({ min: 1, max: 60 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ faults, stopsAt }), { minLength: 2, maxLength: 3 }),
      fc.integer({ min: 0, max: 1_400 }),
      async (plans, endsInMs) => {
        const address = await newAddress()
        let working = 0
        let most = 0
        const work = async (lost: AbortSignal) => {
          working += 1
          most = Math.max(most, working)
          await once(lost, 'abort')
          await after(endsInMs)
          working -= 1
        }
        const all: Process[] = []
        for (const [index, { faults }] of plans.entries()) {
          const one = new Process(`p${index}`, await opened(address))
          one.faults.push(...faults)
          all.push(one.start(work))
        }
        const stops = all.map(async (one, index) => {
          await after(Number(plans[index]?.stopsAt) * 1_000)
          await one.stop()
        })
        await pass(100_000)
        await Promise.all(stops)
        expect(most).toBeLessThanOrEqual(1)
        everWorked ||= most > 0
      },
    ),
    { numRuns: 40 },
  )
  expect(everWorked).toBe(true)
})

test('who stands by knows whether somebody is at it, also before the time of a dead one has run out', async () => {
  stopTime(noon)
  const address = await newAddress()
  const one = new Process('one', await opened(address))
  const two = new Process('two', await opened(address))
  expect(await two.standing()).toBe('nowhere')
  one.start()
  await settle()
  two.start()
  await settle()
  expect(await Promise.all([one.standing(), two.standing()])).toEqual(['held', 'elsewhere'])
  await pass(10 * ttl)
  expect(await two.standing()).toBe('elsewhere')

  // It renews no more, as if it were killed.
  one.always = hanging
  await pass(4_000)
  expect(two.begun).toBe(0)
  expect(await two.standing()).toBe('nowhere')
  await pass(4_000)
  expect(await two.standing()).toBe('held')
  await two.stop()
})
