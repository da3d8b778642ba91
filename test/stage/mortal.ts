/** Processes of one test that share a file, and may be killed at any moment. */
import type { Courier, Delivery, Outcome } from '../../src/outbox/platform.js'
import { Lock } from '../../src/store/lock.js'
import type { Store } from '../../src/store/store.js'

const never = new Promise<never>(() => {})

export class Mortal {
  #dead = false
  #store: Store | undefined
  #die = () => {}
  readonly died = new Promise<void>((resolve) => {
    this.#die = resolve
  })

  /** @param lock two handles in one thread would wait for each other without an end */
  constructor(private readonly lock: Lock = new Lock()) {}

  get dead(): boolean {
    return this.#dead
  }

  /** Nothing that it has begun comes to an end, and nothing more begins. */
  async kill(): Promise<void> {
    this.#dead = true
    this.#die()
    await this.#store?.close()
  }

  /** A store that answers only the living. */
  store(store: Store): Store {
    this.#store = store
    const alive =
      <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
      async (...given: Given): Promise<Result> => {
        const result = await this.lock.hold(async () => (this.#dead ? undefined : work(...given)))
        return this.#dead ? never : (result as Result)
      }
    return {
      ...store,
      turns: alive(store.turns) as Store['turns'],
      outbox: alive(store.outbox),
      due: alive(store.due),
      claim: alive(store.claim),
    }
  }

  courier(courier: Courier): Courier {
    return {
      platform: courier.platform,
      deliver: async (delivery: Delivery, signal: AbortSignal): Promise<Outcome> => {
        if (this.#dead) return never
        const outcome = await courier.deliver(delivery, signal)
        return this.#dead ? never : outcome
      },
    }
  }
}
