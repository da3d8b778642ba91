/** One attempt at a delivery, which ends in time whatever the platform does. */
import type { Outcome } from './platform.js'

/** What a courier may need to end after it was told to. */
export const graceInMs = 500

/** @param threw is told of an error that the courier should not have thrown */
export async function attempt(
  deliver: (signal: AbortSignal) => Promise<Outcome>,
  withinMs: number,
  threw: (error: unknown) => void,
): Promise<Outcome> {
  const told = new AbortController()
  const timers: NodeJS.Timeout[] = []
  const over = new Promise<Outcome>((resolve) => {
    timers.push(setTimeout(() => told.abort(), withinMs))
    timers.push(
      setTimeout(
        () => resolve({ kind: 'passing', why: 'no end', maybeSent: true }),
        withinMs + graceInMs,
      ),
    )
  })
  const sending = (async () => deliver(told.signal))().catch((error: unknown): Outcome => {
    threw(error)
    return { kind: 'passing', why: 'unexpected', maybeSent: true }
  })
  try {
    return await Promise.race([sending, over])
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}
