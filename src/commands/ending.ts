/** How a process that serves is told to end, and how it ends whatever hangs. */
import { constants } from 'node:os'

export interface Ending {
  /** Resolves with the first signal. The second ends the process at once. */
  readonly told: Promise<void>
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/**
 * @param afterMs how long it may take from the first signal until the process is ended with 0
 * @param late is told before that happens
 */
export function endingWithin(afterMs: number, late: () => void): Ending {
  let telling = false
  const told = new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.on(signal, () => {
        if (telling) process.exit(128 + constants.signals[signal])
        telling = true
        // Where nothing hangs it keeps nothing waiting.
        setTimeout(() => {
          late()
          setImmediate(() => process.exit(0))
        }, afterMs).unref()
        resolve()
      })
    }
  })
  return { told }
}
