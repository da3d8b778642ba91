/** Claims that come in together, or while others are written, share a commit, as turns do. */
import type { Database } from './database.js'
import { letIn } from './let-in.js'
import { claim } from './outbox.js'
import { type Patience, patiently } from './patience.js'
import type { OutgoingKey } from './store.js'

interface Waiting {
  readonly key: OutgoingKey
  readonly notBefore: number
  readonly until: number
  readonly resolve: (ours: boolean) => void
  readonly reject: (error: unknown) => void
}

export class Claims {
  #waiting: Waiting[] = []
  #writing = false

  constructor(
    private readonly database: Database,
    private readonly patience: Patience,
  ) {}

  /** As `Store.claim`. */
  claim(key: OutgoingKey, notBefore: number, until: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, notBefore, until, resolve, reject })
      if (!this.#writing) void this.write()
    })
  }

  private async write(): Promise<void> {
    this.#writing = true
    while (this.#waiting.length > 0) {
      await letIn(() => this.#waiting.length)
      const batch = this.#waiting.splice(0)
      try {
        const ours = await patiently(() => this.claimAll(batch), this.patience)
        batch.forEach(({ resolve }, index) => {
          resolve(ours[index] ?? false)
        })
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#writing = false
  }

  private claimAll(batch: readonly Waiting[]): Promise<readonly boolean[]> {
    // In one order everywhere, so that no two processes wait for each other.
    const inOrder = [...batch.entries()].toSorted(([, { key: one }], [, { key: other }]) =>
      one.conversation === other.conversation
        ? one.revision - other.revision
        : one.conversation < other.conversation
          ? -1
          : 1,
    )
    return this.database.write(async (run) => {
      const ours: boolean[] = []
      const asked = inOrder.map(async ([index, { key, notBefore, until }]) => {
        ours[index] = await claim(run, key, notBefore, until)
      })
      await Promise.all(asked)
      return ours
    })
  }
}
