/** Waiting for what passes by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from './store-error.js'

export interface Patience {
  /** How often to try in all. */
  readonly tries: number
  readonly pauseInMs: number
  /** Each pause is twice the one before, up to this; without it they are all alike. */
  readonly longestPauseInMs?: number
}

/** With SQLite's own wait for a lock, about five seconds. */
export const usualPatience: Patience = { tries: 40, pauseInMs: 25 }

/**
 * A server says at once that it is not there: about eight seconds, in which one is restarted. What
 * waits for another process mostly waits in the server already.
 */
export const serverPatience: Patience = { tries: 21, pauseInMs: 10, longestPauseInMs: 500 }

/** Tries again what passes by itself, and lets this process go on meanwhile. */
export async function patiently<T>(
  work: () => Promise<T>,
  { tries, pauseInMs, longestPauseInMs = pauseInMs }: Patience = usualPatience,
): Promise<T> {
  for (let left = tries, pauseNow = pauseInMs; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left <= 1 || !(error instanceof StoreError) || !error.passing) throw error
    }
    await pause(pauseNow)
    pauseNow = Math.min(2 * pauseNow, longestPauseInMs)
  }
}
