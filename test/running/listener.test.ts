import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type Check, healthRoutes, partThat } from '../../src/http/health.js'
import { type Listener, listen, type Route } from '../../src/http/server.js'

interface Failed {
  readonly path: string
  readonly error: unknown
}

async function open(routes: readonly Route[]): Promise<Listener & { failures: Failed[] }> {
  const failures: Failed[] = []
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    routes,
    failed: (path, error) => failures.push({ path, error }),
  })
  onTestFinished(() => listener.close(0))
  return { ...listener, failures }
}

function at(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, handle }
}

test('a handler that throws, now or later, is a 500 that is told once', async () => {
  const listener = await open([
    at('/now', () => {
      throw new Error('now')
    }),
    at('/later', async () => {
      await null
      throw new Error('later')
    }),
  ])
  for (const path of ['/now', '/later']) {
    const response = await fetch(listener.url + path)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('later')
  }
  expect(listener.failures.map(({ path }) => path)).toEqual(['/now', '/later'])
})

test('a handler that throws in the middle of its answer breaks it off', async () => {
  const listener = await open([
    at('/', (_request, response) => {
      response.writeHead(200).write('half')
      throw new Error('in the middle')
    }),
  ])
  await expect(fetch(listener.url).then((response) => response.text())).rejects.toThrow()
  expect(listener.failures).toHaveLength(1)
})

test('the same path with several methods names them all', async () => {
  const handle: Route['handle'] = (_request, response) => void response.end('here')
  const listener = await open([
    { method: 'GET', path: '/both', handle },
    { method: 'POST', path: '/both', handle },
  ])
  expect((await fetch(`${listener.url}/both`, { method: 'POST', body: 'x' })).status).toBe(200)
  const wrong = await fetch(`${listener.url}/both`, { method: 'DELETE' })
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
})

test('closing lets a running request end, and closes idle connections at once', async () => {
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  let finish = () => {}
  const listener = await open([
    at('/fast', (_request, response) => void response.end('fast')),
    at('/slow', (_request, response) => {
      finish = () => response.end('slow')
      arrived()
    }),
  ])
  const keeping = new Agent({ keepAlive: true })
  onTestFinished(() => keeping.destroy())
  const fast = await answered(`${listener.url}/fast`, keeping)
  expect(await textOf(fast)).toBe('fast')

  const slow = answered(`${listener.url}/slow`)
  await arrival
  const closed = listener.close(60_000)
  finish()
  const answer = await slow
  expect(answer.headers.connection).toBe('close')
  expect(await textOf(answer)).toBe('slow')
  await closed
  await expect(answered(`${listener.url}/fast`)).rejects.toThrow('ECONNREFUSED')
})

test('closing cuts off what does not end', async () => {
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const listener = await open([at('/never', () => arrived())])
  const never = answered(`${listener.url}/never`)
  const cut = expect(never).rejects.toThrow()
  await arrival
  await listener.close(1)
  await cut
})

test('a check that fails, throws or hangs makes it not ready, and shows nothing but its own words', async () => {
  const checks = new Map<string, Check>([
    ['good', () => partThat(null)],
    ['told', () => ({ ready: true, state: 'standby' })],
    ['bad', () => partThat('locked')],
    ['thrown', () => Promise.reject(new Error('secret'))],
    ['hanging', () => new Promise(() => {})],
  ])
  const listener = await open(healthRoutes({ checks, withinMs: 1 }))
  const response = await fetch(`${listener.url}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    ready: false,
    checks: {
      good: 'ok',
      told: 'standby',
      bad: 'locked',
      thrown: 'failed',
      hanging: 'no answer within 1 ms',
    },
  })
  expect((await fetch(`${listener.url}/healthz`)).status).toBe(200)
})

async function answered(url: string, agent?: Agent): Promise<IncomingMessage> {
  const request = get(url, agent ? { agent } : {})
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) text += chunk
  return text
}
