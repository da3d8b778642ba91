/** Whether the process lives, and whether it can do its work: for whoever restarts it or sends it traffic. */
import type { Route } from './server.js'

/** Null where all is well, or what is wrong: a word or two, nothing personal, no secret. */
export type Check = () => string | null | Promise<string | null>

export interface HealthOptions {
  readonly checks: ReadonlyMap<string, Check>
  /** How long a check may take before it counts as failed. */
  readonly withinMs: number
}

/**
 * `/healthz` answers as long as anything does. `/readyz` runs every check, and says no where one
 * fails: then nothing should be sent here, and a restart would not help.
 */
export function healthRoutes(options: HealthOptions): readonly Route[] {
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
        const { ready, checks } = await readiness(options)
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
  /** `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>
}

async function readiness({ checks, withinMs }: HealthOptions): Promise<Readiness> {
  const results = await Promise.all(
    [...checks].map(async ([name, check]) => [name, await outcome(check, withinMs)] as const),
  )
  return {
    ready: results.every(([, wrong]) => wrong === null),
    checks: Object.fromEntries(results.map(([name, wrong]) => [name, wrong ?? 'ok'])),
  }
}

async function outcome(check: Check, withinMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${withinMs} ms`), withinMs)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    // What an error says may be meant for other eyes.
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
