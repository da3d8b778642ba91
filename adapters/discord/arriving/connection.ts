/** Keeps listening while it is this process's turn, and says how it stands. */
import type { DiscordApi } from '../calling/api.js'
import { ClosedForGood } from './closed-for-good.js'
import { type GatewayWorld, listen } from './gateway.js'
import { passes } from './passing.js'
import { sessionsLeft } from './session-limit.js'

/** Work that one process does at a time. */
export interface Lease {
  state(): 'waiting' | 'held'
  whileHeld(work: (lost: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void>
}

export interface ConnectionWorld extends Omit<GatewayWorld, 'changed'> {
  readonly lease: Lease
  readonly api: DiscordApi
  /** From 0 to 1. */
  readonly chance: () => number
}

const firstPauseInMs = 1_000
const longestPauseInMs = 60_000
/** What a person has to put right may be put right any time, without a restart. */
const afterRefusalInMs = 5 * 60_000

/** How listening goes in this process; well, too, where another does it. */
export type Listening =
  | { readonly kind: 'well' }
  | { readonly kind: 'passing' | 'wrong'; readonly what: string }

export class Connection {
  readonly #stop = new AbortController()
  #connected = false
  #refused: ClosedForGood | undefined
  #running: Promise<void> | undefined
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined

  constructor(private readonly world: ConnectionWorld) {}

  /**
   * Resolves when it listens, or leaves that to another process, or has to try again.
   * @throws {ClosedForGood}
   */
  start(): Promise<void> {
    const { lease, log } = this.world
    const settled = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.#running = lease
      .whileHeld((lost) => this.keepListening(lost), this.#stop.signal)
      .catch((error: unknown) => log.failure('gateway ended', {}, error))
    const waiting = setTimeout(() => this.settle(null), waitsForOthersAfterMs)
    return settled.finally(() => clearTimeout(waiting))
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  /** There is nothing to wait for: another process listens, and this one starts as a standby. */
  leftToAnother(): void {
    this.settle(null)
  }

  listening(): Listening {
    if (this.#refused) return { kind: 'wrong', what: `closed for good (${this.#refused.code})` }
    return this.#connected || this.world.lease.state() === 'waiting'
      ? { kind: 'well' }
      : { kind: 'passing', what: 'not connected' }
  }

  private async keepListening(lost: AbortSignal): Promise<void> {
    for (let tries = 0; !lost.aborted; tries += 1) {
      try {
        await sessionsLeft(this.world.api, this.world.log, lost)
        if (lost.aborted) return
        await listen(
          {
            ...this.world,
            changed: (connected) => {
              this.#connected = connected
              if (!connected) return
              this.#refused = undefined
              tries = 0
              this.settle(null)
            },
          },
          lost,
        )
      } catch (error) {
        if (lost.aborted) return
        await passes(this.pauseAfter(error, tries), lost)
      }
    }
  }

  private pauseAfter(error: unknown, tries: number): number {
    const { log, chance } = this.world
    if (error instanceof ClosedForGood) {
      this.#refused = error
      log.warn('gateway closed for good', { code: error.code })
      this.settle(error)
      return afterRefusalInMs
    }
    log.failure('gateway not reached', {}, error)
    this.settle(null)
    const pause = Math.min(firstPauseInMs * 2 ** tries, longestPauseInMs)
    return pause * (0.5 + chance() / 2)
  }

  private settle(error: unknown): void {
    if (error === null) this.#settle?.resolve()
    else this.#settle?.reject(error)
    this.#settle = undefined
  }
}

/** Longer than the lease of a process that is dead. */
const waitsForOthersAfterMs = 8_000
