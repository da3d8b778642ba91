/** So many pieces of work at once; the others wait in line. */
export class Slots {
  readonly #waiting: (() => void)[] = []
  readonly #idle: (() => void)[] = []
  #taken = 0

  constructor(private readonly most: number) {}

  /** @param work must not reject */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.#taken < this.most) this.#taken += 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#taken -= 1
      if (this.#taken === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  /** Resolves when nothing runs any more. */
  idle(): Promise<void> {
    if (this.#taken === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }
}
