/** What time it is by the clock that all processes on a store share. */

/** The clocks of this machine. */
export interface LocalClock {
  /** Milliseconds since 1970, as the machine was set. */
  now(): number
  /** Milliseconds that only go on. They may stand still while the machine sleeps. */
  elapsedInMs(): number
}

export const thisMachine: LocalClock = {
  now: () => Date.now(),
  elapsedInMs: () => performance.now(),
}

/** A clock that was put, or a machine that slept, has the two of them this far apart. */
const apartInMs = 1_000

/** By how much the server's clock is ahead of what has elapsed here. */
interface Ahead {
  readonly least: number
  readonly most: number
}

/**
 * A server's clock, read now and then and counted on in between. It is as exact as the quickest answer was:
 * what a reading leaves open, an earlier one may have closed. One that contradicts the earlier ones
 * stands alone.
 */
export class ServerClock {
  #ahead: Ahead | undefined
  #localAhead = 0

  constructor(private readonly local: LocalClock) {}

  /** Asks the server for its clock, by a statement with a column `now` of milliseconds since 1970. */
  async read<Row extends { readonly now: number }>(ask: () => Promise<Row>): Promise<Row> {
    const { local } = this
    const asked = local.elapsedInMs()
    const row = await ask()
    const answered = local.elapsedInMs()
    const read = { least: row.now - answered, most: row.now - asked }
    const { least, most } = this.#ahead ?? read
    const both = { least: Math.max(least, read.least), most: Math.min(most, read.most) }
    this.#ahead = both.least <= both.most ? both : read
    this.#localAhead = local.now() - answered
    return row
  }

  /** Milliseconds since 1970; this machine's until the server's was read. */
  now(): number {
    if (!this.#ahead) return this.local.now()
    const { least, most } = this.#ahead
    return Math.round(this.local.elapsedInMs() + (least + most) / 2)
  }

  /** True once, when something has befallen this machine that only another reading can tell from nothing. */
  isInDoubt(): boolean {
    const localAhead = this.local.now() - this.local.elapsedInMs()
    if (!this.#ahead || Math.abs(localAhead - this.#localAhead) < apartInMs) return false
    this.#localAhead = localAhead
    return true
  }
}
