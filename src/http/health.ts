/** Whether the process lives, and whether it can do its work: for whoever restarts it or sends it traffic. */
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
 * fails: then nothing should be sent here, and a restart would not help.
 */
export function healthRoutes({ checks, withinMs }: HealthOptions): readonly Route[] {
  const running = [...checks].map(([name, check]) => [name, oneAtATime(check)] as const)
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle(_request, response) {
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('alive\n')
      },
    },
    {
      method: 'GET',
      path: '/readyz',
      async handle(_request, response) {
        const { ready, checks } = await readiness(running, withinMs)
        response
          .writeHead(ready ? 200 : 503, {
            'content-type': 'application/json',
            'cache-control': 'no-store',
          })
          .end(`${JSON.stringify({ ready, checks })}\n`)
      },
    },
  ]
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
function oneAtATime(check: Check): () => Promise<Part> {
  let running: Promise<Part> | undefined
  return () => {
    running ??= failingSoftly(check).finally(() => {
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
