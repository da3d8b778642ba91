/** Machines whose clocks differ, on one server: what they compare is told by its clock. */
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { leaseOn } from '../../../src/leasing/lease.js'
import type { LocalClock } from '../../../src/store/clock.js'
import { openStore } from '../../../src/store/open.js'
import type { Store } from '../../../src/store/store.js'
import { run, ScriptedCourier, sent } from '../../stage/delivering.js'
import { administer } from '../../stage/store-from-outside.js'
import { newAddress } from '../../stage/stores.js'

/** A machine that is so many seconds ahead; it may be put, and it may sleep. */
class Machine implements LocalClock {
  sleptInMs = 0

  constructor(public aheadInS: number) {}

  now(): number {
    return Date.now() + this.aheadInS * 1_000
  }

  elapsedInMs(): number {
    return performance.now() - this.sleptInMs
  }
}

async function opened(address: string, localClock: LocalClock): Promise<Store> {
  const store = await openStore(address, { localClock })
  onTestFinished(() => store.close())
  return store
}

async function serverNow(address: string): Promise<number> {
  const [row] = await administer(address, 'select extract(epoch from clock_timestamp()) as now')
  return Number((row as { now: string }).now) * 1_000
}

/** More than it takes to ask, and less than anything that is compared. */
const exactInMs = 500

test('the server says what time it is, whatever the machine thinks, and when it is put', async () => {
  const address = await newAddress()
  const machines = [-25, 0, 25].map((ahead) => new Machine(ahead))
  const stores = await Promise.all(machines.map((machine) => opened(address, machine)))
  for (const putByInS of [0, -3_600, 3_600]) {
    for (const machine of machines) machine.aheadInS += putByInS
    const before = await serverNow(address)
    for (const store of stores) {
      expect(store.now()).toBeGreaterThan(before - exactInMs)
      expect(store.now()).toBeLessThan((await serverNow(address)) + exactInMs)
    }
  }
})

test('a machine that has slept asks again before it goes on for long', async () => {
  const address = await newAddress()
  const machine = new Machine(0)
  const store = await opened(address, machine)
  machine.sleptInMs = 60_000
  const before = await serverNow(address)
  while (store.now() < before - exactInMs) await nextTick()
})

const apart = [
  [25, -25],
  [-25, 25],
] as const

test.each(apart)(
  'a lease goes from a machine at %i s to one at %i s in its time, and never do both have it',
  async (here, there) => {
    const address = await newAddress()
    const times = { ttlInMs: 2_000, renewEveryInMs: 300, tryEveryInMs: 100 }
    let working = 0
    const workings: number[] = []
    const begin = async (aheadInS: number) => {
      const { lease, ...store } = await opened(address, new Machine(aheadInS))
      let asked = 0
      let isDead = false
      const take: typeof lease.take = (...given) => {
        asked += 1
        return isDead ? new Promise(() => {}) : lease.take(...given)
      }
      const dying = { ...store, lease: { ...lease, take } }
      const ending = new AbortController()
      onTestFinished(() => ending.abort())
      const began = new Promise<void>((resolve) => {
        const options = { name: 'gateway', owner: `at ${aheadInS}`, failed() {} }
        void leaseOn({ store: dying, ...options, ...times }).whileHeld(async (lost) => {
          working += 1
          workings.push(working)
          resolve()
          await once(lost, 'abort')
          working -= 1
        }, ending.signal)
      })
      const die = () => {
        isDead = true
      }
      return { began, die, hasAsked: () => asked }
    }
    const first = await begin(here)
    await first.began
    const second = await begin(there)
    while (second.hasAsked() < 20) await nextTick()
    expect(workings).toEqual([1])
    const from = performance.now()
    first.die()
    await second.began
    expect(performance.now() - from).toBeLessThan(2 * times.ttlInMs)
    expect(workings).toEqual([1, 1])
  },
)

test.each(apart)(
  'a letter that a machine at %i s is at is left to it by one at %i s',
  async (here, there) => {
    const address = await newAddress()
    const [slow, quick] = [new ScriptedCourier(), new ScriptedCourier()]
    const one = await run(address, slow, {}, (store) => store, new Machine(here))
    onTestFinished(() => one.end())
    let looks = 0
    const counting = (store: Store): Store => ({
      ...store,
      due: (...given) => {
        looks += 1
        return store.due(...given)
      },
    })
    const often = { lookEveryInMs: 20, lookSeldomInMs: 20 }
    const other = await run(address, quick, often, counting, new Machine(there))
    onTestFinished(() => other.end())
    const goesOn = new Promise<void>((goOn) => {
      slow.next(async () => {
        other.outbox.start()
        while (looks < 20) await nextTick()
        goOn()
        return sent
      })
    })
    await one.say('ann', 'hello')
    await goesOn
    await one.say('ann', 'and then?')
    while (slow.attempts.length < 2) await nextTick()
    expect(slow.tried).toEqual(['ann 1', 'ann 2'])
    expect(quick.tried).toEqual([])
  },
)

function nextTick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
