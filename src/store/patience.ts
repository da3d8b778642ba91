/** Waiting for what passes by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from './store-error.js'

export interface Patience {
  /** How often to try in all. */
  readonly tries: number
  readonly pauseInMs: number
  /** Each pause is twice the one before, up to this; without it they are all alike. */
  readonly longestPauseInMs?: number
  /** When to stop trying, however often it was tried. */
  readonly withinMs?: number
}

/** With SQLite's own wait for a lock, about five seconds. */
export const usualPatience: Patience = { tries: 40, pauseInMs: 25 }

/**
 * Long enough for a server to be restarted. It says at once that it is not there, but has whoever waits
 * for another process wait by itself.
 */
export const serverPatience: Patience = {
  tries: 1_000,
  pauseInMs: 10,
  longestPauseInMs: 500,
  withinMs: 8_000,
}

/** Tries again what passes by itself, and lets this process go on meanwhile. */
export async function patiently<T>(
  work: () => Promise<T>,
  {
    tries,
    pauseInMs,
    longestPauseInMs = pauseInMs,
    withinMs = Number.POSITIVE_INFINITY,
  }: Patience = usualPatience,
): Promise<T> {
  const until = performance.now() + withinMs
  for (let left = tries, pauseNow = pauseInMs; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      const isOver = left <= 1 || performance.now() > until
      if (isOver || !(error instanceof StoreError) || !error.passing) throw error
    }
    await pause(pauseNow)
    pauseNow = Math.min(2 * pauseNow, longestPauseInMs)
  }
}
