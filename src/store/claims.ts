/** Claims that come in while others are written share the next commit, as turns do. */
import type { Database } from './database.js'
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
    return this.database.write((run) => {
      const asked = batch.map(({ key, notBefore, until }) => claim(run, key, notBefore, until))
      run.last?.()
      return Promise.all(asked)
    })
  }
}
