/** Waiting for what passes by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from './store-error.js'

export interface Patience {
  /** How often to try in all. */
  readonly tries: number
  readonly pauseInMs: number
}

/** With SQLite's own wait for a lock, about five seconds. */
export const usualPatience: Patience = { tries: 40, pauseInMs: 25 }

/** Tries again as long as another process is in the way, and lets this one go on meanwhile. */
export async function patiently<T>(
  work: () => Promise<T>,
  { tries, pauseInMs }: Patience = usualPatience,
): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left <= 1 || !(error instanceof StoreError) || !error.passing) throw error
    }
    await pause(pauseInMs)
  }
}
