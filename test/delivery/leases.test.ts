import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { buildChild, start } from '../stage/child.js'
import { newAddress } from '../stage/stores.js'

let script = ''
beforeAll(() => {
  script = buildChild('leases')
})

async function twoHandles() {
  const address = await newAddress()
  const open = async () => {
    const { lease, close } = await openStore(address)
    onTestFinished(close)
    return lease
  }
  return [await open(), await open(), address] as const
}

/** Everybody takes it for so long. */
const ttl = 6_000

test('one has it until it runs out, and may renew it', async () => {
  const [one, two] = await twoHandles()
  expect(await one.take('gateway', 'a', 1_000, 1_000 + ttl)).toBe(true)
  expect(await two.take('gateway', 'b', 2_000, 2_000 + ttl)).toBe(false)
  expect(await one.take('gateway', 'a', 3_000, 3_000 + ttl)).toBe(true)
  expect(await two.take('gateway', 'b', 8_999, 8_999 + ttl)).toBe(false)
  expect(await two.take('mailbox', 'b', 8_999, 8_999 + ttl)).toBe(true)
  expect(await two.take('gateway', 'b', 9_000, 9_000 + ttl)).toBe(true)
  expect(await one.take('gateway', 'a', 9_001, 9_001 + ttl)).toBe(false)
})

test('its owner releases it, and nobody else', async () => {
  const [one, two] = await twoHandles()
  await one.take('gateway', 'a', 1_000, 1_000 + ttl)
  await two.release('gateway', 'b')
  expect(await two.take('gateway', 'b', 1_001, 1_001 + ttl)).toBe(false)
  await one.release('gateway', 'a')
  expect(await two.take('gateway', 'b', 1_002, 1_002 + ttl)).toBe(true)
})

test('taken before the clock was put back: the owner keeps it, and a dead one loses it', async () => {
  const [one, two] = await twoHandles()
  const before = 100_000_000
  await one.take('gateway', 'a', before, before + ttl)
  // The clock is at 1,000 now, and the owner has not renewed yet.
  expect(await two.take('gateway', 'b', 1_000, 1_000 + ttl)).toBe(false)
  expect(await one.take('gateway', 'a', 2_000, 2_000 + ttl)).toBe(true)
  expect(await two.take('gateway', 'b', 7_500, 7_500 + ttl)).toBe(false)
  expect(await two.take('gateway', 'b', 8_000, 8_000 + ttl)).toBe(true)

  // It is put back once more, and nobody renews.
  expect(await one.take('gateway', 'a', 1_000 - before, 1_000 - before + ttl)).toBe(false)
  expect(await one.take('gateway', 'a', 6_999 - before, 6_999 - before + ttl)).toBe(false)
  expect(await one.take('gateway', 'a', 7_000 - before, 7_000 - before + ttl)).toBe(true)
})

test('a question that is late shortens nothing', async () => {
  const [one, two] = await twoHandles()
  await one.take('gateway', 'a', 20_000, 20_000 + ttl)
  expect(await two.take('gateway', 'b', 1_000, 1_000 + ttl)).toBe(false)
  expect(await two.take('gateway', 'b', 25_999, 25_999 + ttl)).toBe(false)
})

test('of processes that want the same at once, each lease is for one', async () => {
  const [, , address] = await twoHandles()
  const children = [0, 1, 2].map(() => start(script, ['take', address, '100']))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0])
  const taken = children.flatMap(({ lines }) => lines.map(({ name }) => name))
  expect(taken).toHaveLength(100)
  expect(new Set(taken).size).toBe(100)
})

test('killed while it has it: nobody has it until it runs out, and then the next has', async () => {
  const [lease, , address] = await twoHandles()
  const child = start(script, ['lease', address, 'gateway'])
  await child.until(({ kind }) => kind === 'held')
  const now = Date.now()
  expect(await lease.take('gateway', 'next', now, now + ttl)).toBe(false)
  child.process.kill('SIGKILL')
  await child.ended
  const later = Date.now() + ttl
  expect(await lease.take('gateway', 'next', later, later + ttl)).toBe(true)
})

test('told to end, a process leaves it to the next at once', async () => {
  const [lease, , address] = await twoHandles()
  const child = start(script, ['lease', address, 'gateway'])
  await child.until(({ kind }) => kind === 'held')
  child.go()
  expect(await child.ended).toBe(0)
  expect(child.lines).toEqual([{ kind: 'held' }])
  const now = Date.now()
  expect(await lease.take('gateway', 'next', now, now + ttl)).toBe(true)
})
