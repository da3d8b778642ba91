/** What an operator reads of a store in trouble, in time that passes at once. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { storeTroubleOf } from '../../src/commands/store-trouble.js'
import type { Ids } from '../../src/log.js'
import { StoreError } from '../../src/store/store-error.js'

const second = 1_000
const hour = 60 * 60 * second
const away = new StoreError('unreachable', 'postgres://db', 'The server is away', {
  remedy: 'See that it runs.',
  passing: true,
})
const refused = new StoreError('unreachable', 'postgres://db', 'It lets nobody in', {
  remedy: 'Check the password.',
})

/** @returns the lines, each with its moment in seconds */
function open() {
  vi.useFakeTimers()
  const from = Date.now()
  const lines: (Ids & { readonly event: string })[] = []
  const say = (event: string, ids: Ids = {}) => {
    lines.push({ at: (Date.now() - from) / second, event, ...ids })
  }
  const world = { wrong: null as StoreError | null }
  const trouble = storeTroubleOf({
    log: {
      info: say,
      warn: say,
      failure: (event, ids, error) =>
        say(event, { ...ids, why: error instanceof StoreError ? error.loggable : 'other' }),
    },
    async probe() {
      if (world.wrong) throw world.wrong
    },
    clock: Date.now,
  })
  trouble.start()
  onTestFinished(() => {
    trouble.stop()
    vi.useRealTimers()
  })
  return { lines, world, trouble, log: trouble.log }
}

test('an outage: a line with what to do, and one with what it struck', async () => {
  const { lines, world, log } = open()
  world.wrong = away
  for (let time = 0; time < 30; time += 1) {
    log.failure('turn failed', { conversation: `c${time}` }, away)
    log.failure('lease failed', {}, new Error('told otherwise', { cause: away }))
    await vi.advanceTimersByTimeAsync(second)
  }
  expect(lines).toEqual([
    { at: 0, event: 'store trouble', store: 'unreachable', for_s: 0, why: away.message },
  ])
  world.wrong = null
  await vi.advanceTimersByTimeAsync(hour)
  expect(lines.slice(1)).toEqual([
    { at: 33, event: 'store is back', for_s: 30, turn_failed: 30, lease_failed: 30 },
  ])
})

test('what was only about one talk, and what is no trouble of the store, is told as it is', async () => {
  const { lines, log } = open()
  log.failure('turn failed', { conversation: 'c1' }, away)
  log.failure('mailbox failed', {}, new TypeError('x'))
  log.warn('delivery refused', { code: 'gone' })
  await vi.advanceTimersByTimeAsync(hour)
  expect(lines.map(({ at, event }) => [at, event])).toEqual([
    [0, 'mailbox failed'],
    [0, 'delivery refused'],
    [0, 'turn failed'],
  ])
})

test('it is told while nobody writes, again where it is another trouble, and once an hour', async () => {
  const { lines, world } = open()
  world.wrong = away
  await vi.advanceTimersByTimeAsync(70 * second)
  world.wrong = refused
  await vi.advanceTimersByTimeAsync(hour + 10 * second)
  expect(lines.map(({ event, why }) => [event, why])).toEqual([
    ['store trouble', away.message],
    ['store trouble', refused.message],
    ['store trouble', refused.message],
  ])
})

test('a moment that struck nobody is not told; what will not pass is, at once', async () => {
  const { lines, world } = open()
  world.wrong = away
  await vi.advanceTimersByTimeAsync(62 * second)
  world.wrong = null
  await vi.advanceTimersByTimeAsync(hour)
  expect(lines).toEqual([])
  world.wrong = refused
  await vi.advanceTimersByTimeAsync(60 * second)
  expect(lines).toHaveLength(1)
})

test('a server that goes and comes is one trouble', async () => {
  const { lines, world, log } = open()
  world.wrong = away
  log.failure('turn failed', {}, away)
  for (let time = 0; time < 50; time += 1) {
    await vi.advanceTimersByTimeAsync(2 * second)
    world.wrong = world.wrong ? null : away
  }
  expect(lines).toHaveLength(1)
})

test('what is not told yet at the end is told then', () => {
  const { lines, trouble, log } = open()
  log.failure('turn failed', {}, away)
  trouble.stop()
  log.failure('delivery failed', {}, away)
  expect(lines.map(({ event }) => event)).toEqual(['turn failed', 'delivery failed'])
})
