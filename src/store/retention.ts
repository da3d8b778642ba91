/** What is kept for some days only: event ids, and messages that were delivered. */
import type { Run } from './database.js'
import type { Purged } from './store.js'

export const usuallyKeptInMs = 7 * 24 * 60 * 60 * 1000
const betweenLooksInMs = 60_000

/** One small step; a step that removed as much as it might has left more to do. */
export async function purgeSome(run: Run, before: number, limit: number): Promise<Purged> {
  const [events, outgoing] = await Promise.all([
    run.change('purgeEvents', [before, limit]),
    run.change('purgeOutgoing', [before, limit]),
  ])
  return { events, outgoing }
}

/** Decides when a batch of turns takes a step along, and how large a one. */
export class PurgeSchedule {
  #nextAt = Number.NEGATIVE_INFINITY

  constructor(private readonly keptInMs: number) {}

  /**
   * At the first batch, then once a minute, and with every batch while there is more to do: at
   * twice what the batch has written itself, so that it catches up and no turn waits for long.
   */
  async takeAlong(run: Run, now: number, rowsWritten: number): Promise<void> {
    if (now < this.#nextAt) return
    const limit = Math.max(8, 2 * rowsWritten)
    const { events, outgoing } = await purgeSome(run, now - this.keptInMs, limit)
    const more = events === limit || outgoing === limit
    this.#nextAt = more ? now : now + betweenLooksInMs
  }
}
