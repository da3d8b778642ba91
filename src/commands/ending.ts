/** How a process that serves is told to end, and how it ends whatever hangs. */
import { constants } from 'node:os'

export interface Ending {
  /** Resolves with the first signal. The second ends the process at once. */
  readonly told: Promise<void>
  /** From now on the process has only so long, as it has from the first signal on. */
  hurry(): void
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/**
 * @param late is told before the process is ended for taking longer, with 0 unless something failed
 */
export function endingWithin(ms: number, late: () => void): Ending {
  let deadline: NodeJS.Timeout | undefined
  const hurry = () => {
    deadline ??= setTimeout(() => {
      late()
      // What is said about it is written in between.
      setImmediate(() => process.exit())
    }, ms)
    // Where nothing hangs it keeps nothing waiting.
    deadline.unref()
  }
  const told = new Promise<void>((resolve) => {
    let before = false
    for (const signal of signals) {
      process.on(signal, () => {
        if (before) process.exit(128 + constants.signals[signal])
        before = true
        hurry()
        resolve()
      })
    }
  })
  return { told, hurry }
}
