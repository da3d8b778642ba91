/** Processes that want the same work, each with a way to its store that may be faulty. */
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { leaseOn } from '../../src/leasing/lease.js'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import { noWakes } from '../../src/store/wakes.js'
import { stopTime } from './passing-time.js'
import { newAddress } from './stores.js'

type Lease = Store['lease']

export const noon = Date.UTC(2026, 10, 25, 12)
export const ttl = 6_000

export async function opened(address: string): Promise<Lease> {
  const { lease, close } = await openStore(address)
  onTestFinished(close)
  // What the first statement loads would come in its own time.
  await lease.release('', '')
  return lease
}

/** What becomes of asking the store: as it should, or otherwise. */
export type Fault = (ask: () => Promise<boolean>) => Promise<boolean>

export const failing: Fault = () => Promise.reject(new Error('The store is away'))
export const hanging: Fault = () => new Promise(() => {})
export const slowBefore =
  (ms: number): Fault =>
  (ask) =>
    after(ms).then(ask)
export const slowAfter =
  (ms: number): Fault =>
  (ask) =>
    ask().then((taken) => after(ms).then(() => taken))
export const unheard: Fault = (ask) =>
  ask().then(() => {
    throw new Error('The answer was lost')
  })

export function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

export class Process {
  readonly failures: unknown[] = []
  /** How long its work takes to end. */
  endsInMs = 0
  working = 0
  begun = 0
  /** What becomes of the next questions; afterwards what always does. */
  readonly faults: Fault[] = []
  always: Fault = (ask) => ask()
  readonly #held
  readonly #stop = new AbortController()
  ended: Promise<void> = Promise.resolve()

  constructor(
    readonly owner: string,
    lease: Lease,
  ) {
    this.#held = leaseOn({
      store: {
        lease: {
          take: (...given) => (this.faults.shift() ?? this.always)(() => lease.take(...given)),
          release: (...given) => lease.release(...given),
          heldUntil: (...given) => lease.heldUntil(...given),
        },
        now: () => Date.now(),
        // Hints would come in their own time.
        wakes: noWakes,
      },
      name: 'gateway',
      owner,
      failed: (error) => this.failures.push(error),
    })
  }

  get state() {
    return this.#held.state()
  }

  standing() {
    return this.#held.standing()
  }

  start(work: (lost: AbortSignal) => Promise<void> = (lost) => this.work(lost)): this {
    this.ended = this.#held.whileHeld(work, this.#stop.signal)
    // Looked at by the tests that expect it.
    this.ended.catch(() => {})
    return this
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.ended
  }

  private async work(lost: AbortSignal): Promise<void> {
    this.begun += 1
    this.working += 1
    await once(lost, 'abort')
    if (this.endsInMs > 0) await after(this.endsInMs)
    this.working -= 1
  }
}

export async function processes(): Promise<readonly [Process, Process]> {
  const address = await newAddress()
  const two = [
    new Process('a', await opened(address)),
    new Process('b', await opened(address)),
  ] as const
  stopTime(noon)
  onTestFinished(async () => {
    for (const each of two) each.always = (ask) => ask()
  })
  return two
}
