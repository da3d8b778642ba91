/** Whether the process lives, and whether it can do its work: for whoever restarts it or sends it traffic. */
import type { ServerResponse } from 'node:http'
import type { Route } from './server.js'

/** How a part of it is: a word or two, nothing personal, no secret. */
export interface Part {
  /** Whether what it does is done, here or by another process. */
  readonly ready: boolean
  readonly state: string
}

export type Check = () => Part | Promise<Part>

/** @param wrong null where all is well, or what is not */
export function partThat(wrong: string | null): Part {
  return { ready: wrong === null, state: wrong ?? 'ok' }
}

export interface HealthOptions {
  readonly checks: ReadonlyMap<string, Check>
  /** How long a check may take before it counts as failed. */
  readonly withinMs: number
}

/**
 * `/healthz` answers as long as anything does. `/readyz` runs every check, and says no where one
 * fails: then nothing should be sent here, and a restart would not help. `/readyz?exclude=NAME`
 * leaves some out, and `/readyz/NAME` asks one alone, as the kube-apiserver has it: who sends one
 * platform's traffic here need not mind how another is.
 */
export function healthRoutes({ checks, withinMs }: HealthOptions): readonly Route[] {
  const running = new Map(
    [...checks].map(([name, check]) => [name, oneAtATime(() => failingSoftly(check))] as const),
  )
  const known = `The parts are ${[...checks.keys()].join(', ')}.\n`
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: (_request, response) => say(response, 200, 'alive\n'),
    },
    {
      method: 'GET',
      path: '/readyz',
      async handle({ url = '' }, response) {
        const excluded = new URLSearchParams(url.split('?')[1]).getAll('exclude')
        // A misspelt name would have a probe watch what it is not to.
        if (excluded.some((name) => !running.has(name)))
          return say(response, 400, `exclude names no part. ${known}`)
        const asked = [...running].filter(([name]) => !excluded.includes(name))
        tell(response, await readiness(asked, withinMs))
      },
    },
    {
      method: 'GET',
      path: '/readyz/*',
      async handle({ url = '' }, response) {
        const name = url.split('?')[0]?.slice('/readyz/'.length) ?? ''
        const check = running.get(name)
        if (!check) return say(response, 404, `There is no such part. ${known}`)
        tell(response, await readiness([[name, check]], withinMs))
      },
    },
  ]
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

function tell(response: ServerResponse, { ready, checks }: Readiness): void {
  response
    .writeHead(ready ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    })
    .end(`${JSON.stringify({ ready, checks })}\n`)
}

interface Readiness {
  readonly ready: boolean
  readonly checks: Readonly<Record<string, string>>
}

async function readiness(
  checks: readonly (readonly [string, () => Promise<Part>])[],
  withinMs: number,
): Promise<Readiness> {
  const parts = await Promise.all(
    checks.map(async ([name, check]) => [name, await soon(check, withinMs)] as const),
  )
  return {
    ready: parts.every(([, { ready }]) => ready),
    checks: Object.fromEntries(parts.map(([name, { state }]) => [name, state])),
  }
}

/** What hangs is asked once, however often somebody wants to know. */
export function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= ask().finally(() => {
      running = undefined
    })
    return running
  }
}

async function failingSoftly(check: Check): Promise<Part> {
  try {
    return await check()
  } catch {
    // What an error says may be meant for other eyes.
    return partThat('failed')
  }
}

async function soon(check: () => Promise<Part>, withinMs: number): Promise<Part> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Part>((resolve) => {
    timer = setTimeout(() => resolve(partThat(`no answer within ${withinMs} ms`)), withinMs)
  })
  try {
    return await Promise.race([check(), late])
  } finally {
    clearTimeout(timer)
  }
}
