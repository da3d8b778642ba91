/** Whether the store could keep a turn now, asked so often that it must cost next to nothing. */
import { randomUUID } from 'node:crypto'
import type { Database } from './database.js'
import { latestVersion } from './migrate.js'
import { patiently } from './patience.js'
import { keyOf } from './person-key.js'
import type { Versions } from './store.js'

/** Whoever asks waits for two seconds, and is to hear of what is in the way, not of nothing. */
const probedWithinMs = 1_600

/** A lock of a moment, or a connection that was cut, is no trouble. */
const passing = { tries: 100, pauseInMs: 20, longestPauseInMs: 100, withinMs: 800 }

/** What a process leaves behind goes after that, with what was used once. */
const noteLastsMs = 60 * 60_000

export function probeOn(database: Database): (now: number) => Promise<Versions> {
  const note = { purpose: keyOf('probe'), nonce: keyOf(randomUUID()) }
  return async (now) => {
    const until = performance.now() + probedWithinMs
    const kept = await patiently(
      () => database.probe({ ...note, expiresAt: now + noteLastsMs }, until - performance.now()),
      passing,
    )
    return { kept, known: latestVersion }
  }
}
