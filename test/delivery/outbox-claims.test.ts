import { expect, test, vi } from 'vitest'
import type { Outcome } from '../../src/outbox/platform.js'
import {
  passing,
  type Running,
  run,
  ScriptedCourier,
  sent,
  slackPerson,
} from '../stage/delivering.js'
import { pass, settle, stopTime } from '../stage/passing-time.js'
import { newAddress } from '../stage/stores.js'

const noon = Date.UTC(2026, 10, 24, 12)
const minute = 60_000
const day = 24 * 60 * minute

/** Processes on one file, with one courier that sees what each of them tries. */
async function begin(processes: number) {
  stopTime(noon)
  const courier = new ScriptedCourier()
  const address = await newAddress()
  const all: Running[] = []
  for (let each = 0; each < processes; each += 1) all.push(await run(address, courier))
  const [first, second = first] = all
  if (!first || !second) throw new Error('No process')
  return {
    courier,
    first,
    second,
    end: () => Promise.all(all.map((each) => each.end())),
  }
}

/** An attempt that ends when the test says so. */
function inFlight(courier: ScriptedCourier): (outcome: Outcome) => void {
  let finish = (_: Outcome) => {}
  courier.next(
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  return (outcome) => finish(outcome)
}

test('another process leaves an answer to the one that took its event, and takes it over in time', async () => {
  const { courier, first, second, end } = await begin(2)
  second.outbox.start()
  await first.take('ann', 'one')
  second.flush('ann')
  await pass(9_999)
  expect(courier.tried).toEqual([])
  await pass(1_001)
  expect(courier.tried).toEqual(['ann 1?'])
  first.flush('ann')
  await pass(minute)
  expect(courier.tried).toEqual(['ann 1?'])
  await end()
})

test('an attempt that begins late has the answer to itself to its end', async () => {
  const { courier, first, second, end } = await begin(2)
  second.outbox.start()
  await first.take('ann', 'one')
  await pass(1_700)
  inFlight(courier)
  first.flush('ann')
  await pass(8_499)
  expect(courier.tried).toEqual(['ann 1'])
  await pass(2_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1?'])
  await end()
})

test('an answer that was long in coming to its turn was still not tried before', async () => {
  const { courier, first, end } = await begin(1)
  courier.next({ kind: 'wait', inMs: 4 * minute })
  await first.say('ann', 'one')
  await first.say('ann', 'two')
  await pass(minute)
  await first.say('ann', 'three')
  await pass(4 * minute)
  expect(courier.tried).toEqual(['ann 1', 'ann 1', 'ann 2', 'ann 3'])
  await end()
})

test('an answer of one process waits for the one before it, which another is at', async () => {
  const { courier, first, second, end } = await begin(2)
  const finish = inFlight(courier)
  await first.say('ann', 'one')
  await pass(10)
  await second.say('ann', 'two')
  await pass(3_000)
  expect(courier.tried).toEqual(['ann 1'])
  finish(sent)
  await pass(300)
  expect(courier.tried).toEqual(['ann 1', 'ann 2'])
  await end()
})

test('whoever was away too long does not put off what another is trying since', async () => {
  const { courier, first, second, end } = await begin(2)
  second.outbox.start()
  courier.next(passing(false))
  const keep = first.store.turns
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await first.say('ann', 'one')
  Object.assign(first.store, {
    turns: async (...given: Parameters<typeof keep>) => {
      await released
      return keep(...given)
    },
  })
  await pass(5_000)
  const finish = inFlight(courier)
  await pass(6_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1?'])
  release()
  await pass(5_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1?'])
  finish(passing(true))
  await pass(2_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1?', 'ann 1?'])
  await end()
})

test('many people who wait behind an answer that is held do not hide one whose time has come', async () => {
  const { courier, first, second, end } = await begin(2)
  courier.otherwise = ({ person }) =>
    person.user === 'zoe' ? sent : { kind: 'wait', inMs: 5 * minute }
  const users = Array.from({ length: 220 }, (_, index) => `u${index}`)
  await Promise.all(users.map((user) => first.say(user, 'one')))
  await pass(100)
  await Promise.all(users.map((user) => first.take(user, 'two')))
  await pass(10_000)
  await first.take('zoe', 'one')
  second.outbox.start()
  await pass(12_000)
  expect(courier.tried.slice(220)).toEqual(['zoe 1?'])
  await end()
})

test('a clock that is put back holds nothing up', async () => {
  const { courier, first, end } = await begin(1)
  first.outbox.start()
  courier.next({ kind: 'wait', inMs: minute })
  await first.say('ann', 'one')
  await pass(1_000)
  await first.take('bob', 'one')
  vi.setSystemTime(noon - day)
  await first.say('cem', 'one')
  await pass(6_000)
  expect(courier.tried).toEqual(['ann 1', 'cem 1', 'bob 1', 'ann 1'])
  await end()
})

test('erased while in flight: what comes of it says nothing about the talk that begins anew', async () => {
  const { courier, first, end } = await begin(1)
  const finish = inFlight(courier)
  await first.say('ann', 'one')
  await pass(10)
  await first.store.erase(slackPerson('ann'))
  await first.take('ann', 'anew')
  finish(sent)
  await pass(1_000)
  first.flush('ann')
  await pass(1_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 1'])
  const [before, after] = courier.attempts
  expect(after?.answer.replies).toMatchObject([{ text: 'anew' }])
  expect(after?.id).not.toBe(before?.id)
  await end()
})

test('forgotten while in flight: only what was said since is delivered', async () => {
  const { courier, first, end } = await begin(1)
  const finish = inFlight(courier)
  await first.say('ann', 'one')
  await first.say('ann', 'two')
  await pass(10)
  await first.say('ann', 'forget')
  finish(passing(true))
  await pass(2_000)
  expect(courier.tried).toEqual(['ann 1', 'ann 3'])
  expect(first.failures).toEqual([])
  expect(await first.store.waiting()).toMatchObject({ count: 0 })
  await end()
})

test('given up while in flight: it is not tried again', async () => {
  const { courier, first, end } = await begin(1)
  const finish = inFlight(courier)
  await first.say('ann', 'one')
  await settle()
  await first.store.giveUp('slack', 'T1', 'uninstalled', noon)
  finish(passing(true))
  await pass(minute)
  expect(courier.tried).toEqual(['ann 1'])
  await end()
})

test('an answer whose event is forgotten ends, and those after it are delivered', async () => {
  const { courier, first, end } = await begin(1)
  await first.take('ann', 'one')
  await first.store.purge(noon + 8 * day)
  await first.say('ann', 'two')
  await pass(100)
  expect(first.told).toEqual([{ kind: 'refused', why: 'forgotten' }, sent])
  expect(courier.tried).toEqual(['ann 2'])
  await end()
})
