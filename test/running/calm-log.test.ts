/** What an operator reads while something is down for hours, in time that passes at once. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { calmLog } from '../../src/calm-log.js'
import type { Ids } from '../../src/log.js'

const noon = Date.UTC(2026, 10, 25, 12)
const minute = 60_000

function open() {
  vi.useFakeTimers({ now: noon })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const lines: (Ids & { readonly event: string; readonly minute: number })[] = []
  const say = (event: string, ids: Ids = {}) => {
    lines.push({ event, ...ids, minute: (Date.now() - noon) / minute })
  }
  const log = calmLog({ info: say, warn: say, failure: (event, ids) => say(event, ids) }, () =>
    Date.now(),
  )
  return { lines, log }
}

test('a server that is down for six hours is told of when it goes, ever more rarely, and when it is back', async () => {
  const { lines, log } = open()
  let person = 0
  for (let at = 0; at < 6 * 60; at += 1) {
    person += 1
    log.warn('delivery put off', {
      platform: 'slack',
      code: 'http_503',
      conversation: `c${person}`,
    })
    await vi.advanceTimersByTimeAsync(minute)
  }
  const during = lines.filter(({ event }) => event === 'delivery put off')
  expect(during.length).toBeLessThanOrEqual(15)
  expect(during.slice(0, 5).map(({ conversation }) => conversation)).toEqual([
    'c1',
    'c2',
    'c3',
    'c4',
    'c5',
  ])
  expect(during.at(-1)).toMatchObject({ unsaid: 59 })
  const said = during.reduce((sum, { unsaid = 0 }) => sum + 1 + Number(unsaid), 0)
  await vi.advanceTimersByTimeAsync(15 * minute)
  const over = lines.at(-1)
  expect(over).toMatchObject({
    event: 'no more',
    what: 'delivery put off',
    code: 'http_503',
    times: 360,
  })
  expect(said + Number(over?.unsaid)).toBe(360)
  expect(over?.minute).toBeLessThan(6 * 60 + 12)
})

test('what happens now and then, and what is of another kind, is told each time', async () => {
  const { lines, log } = open()
  for (let time = 0; time < 20; time += 1) {
    log.failure('turn failed', { conversation: `c${time}` }, new TypeError('x'))
    await vi.advanceTimersByTimeAsync(15 * minute)
  }
  for (let kind = 0; kind < 20; kind += 1) log.warn('delivery refused', { code: `k${kind}` })
  expect(lines.filter(({ event }) => event === 'turn failed')).toHaveLength(20)
  expect(lines.filter(({ event }) => event === 'delivery refused')).toHaveLength(20)
  expect(lines.some(({ event }) => event === 'no more')).toBe(false)
})

test('what goes well is told as it is', () => {
  const { lines, log } = open()
  for (let time = 0; time < 20; time += 1) log.info('answer taken in', { handoff: 'h' })
  expect(lines).toHaveLength(20)
})
