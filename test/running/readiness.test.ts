/** What `/readyz` says of a part, asked together with the others or alone. */
import { expect, onTestFinished, test } from 'vitest'
import { heldBySomebody, type Standing } from '../../src/commands/held-by-somebody.js'
import { type Check, healthRoutes, partThat } from '../../src/http/health.js'
import { listen } from '../../src/http/server.js'

async function asking(parts: Readonly<Record<string, Check>>) {
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: healthRoutes({ checks: new Map(Object.entries(parts)), withinMs: 2_000 }),
    failed: () => {},
  })
  onTestFinished(() => listener.close(0))
  return async (path: string) => {
    const response = await fetch(listener.url + path)
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json'
    return { status: response.status, said: isJson ? JSON.parse(text) : text }
  }
}

test('a part is left out, or asked alone; a name that is none is refused with the names', async () => {
  let asked = 0
  const ask = await asking({
    store: () => partThat(null),
    slack: () => partThat(null),
    gateway() {
      asked += 1
      return partThat('not connected')
    },
  })
  expect(await ask('/readyz')).toEqual({
    status: 503,
    said: { ready: false, checks: { store: 'ok', slack: 'ok', gateway: 'not connected' } },
  })
  asked = 0
  expect(await ask('/readyz?exclude=gateway')).toEqual({
    status: 200,
    said: { ready: true, checks: { store: 'ok', slack: 'ok' } },
  })
  expect(await ask('/readyz?from=probe&exclude=gateway&exclude=store')).toMatchObject({
    status: 200,
    said: { checks: { slack: 'ok' } },
  })
  expect(await ask('/readyz/slack')).toEqual({
    status: 200,
    said: { ready: true, checks: { slack: 'ok' } },
  })
  expect(asked).toBe(0)
  expect(await ask('/readyz/gateway?from=probe')).toEqual({
    status: 503,
    said: { ready: false, checks: { gateway: 'not connected' } },
  })
  for (const path of ['/readyz?exclude=gatway&exclude=slack', '/readyz?exclude='])
    expect(await ask(path)).toEqual({
      status: 400,
      said: 'exclude names no part. The parts are store, slack, gateway.\n',
    })
  for (const path of ['/readyz/gatway', '/readyz/', '/readyz/slack/x', '/readyz/constructor'])
    expect(await ask(path)).toEqual({
      status: 404,
      said: 'There is no such part. The parts are store, slack, gateway.\n',
    })
})

test('between two holders it is waiting, and ready until that should long be over', async () => {
  let now = 0
  let standing: 'held' | 'elsewhere' | 'nowhere' = 'elsewhere'
  let here: Standing = { kind: 'well' }
  const lease = { standing: async () => standing }
  const ask = await asking({
    gateway: heldBySomebody({ lease, here: () => here, clock: () => now }),
  })
  const state = async () => {
    const { status, said } = await ask('/readyz')
    return `${status} ${said.checks.gateway}`
  }
  expect(await state()).toBe('200 standby: another process has it')
  now = 1_000_000
  standing = 'nowhere'
  expect(await state()).toBe('200 waiting: no process has it')
  now += 14_999
  expect(await state()).toBe('200 waiting: no process has it')
  // Whoever has it now has to connect; that is one takeover.
  standing = 'held'
  here = { kind: 'passing', what: 'not connected' }
  expect(await state()).toBe('200 waiting: not connected')
  now += 1
  expect(await state()).toBe('503 not connected')
  here = { kind: 'well' }
  expect(await state()).toBe('200 ok')
  // The next takeover has its own time.
  standing = 'nowhere'
  expect(await state()).toBe('200 waiting: no process has it')
  now += 15_000
  expect(await state()).toBe('503 no process has it')
  // What only a person can put right waits for nobody.
  standing = 'held'
  here = { kind: 'wrong', what: 'closed for good (4004)' }
  expect(await state()).toBe('503 closed for good (4004)')
})
