/**
 * So many pieces of work at once; the others wait in line. They begin a few at a time, and in between
 * goes whatever has come in from outside: an event waits for its acknowledgement, and is not to wait
 * until all the answers to others have been drawn.
 */
const begunTogether = 8

export class Slots {
  readonly #waiting: (() => void)[] = []
  readonly #idle: (() => void)[] = []
  readonly #beginning: (() => void)[] = []
  #taken = 0

  constructor(private readonly most: number) {}

  /** @param work must not reject */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.#taken < this.most) this.#taken += 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    await this.#turnToBegin()
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

  #turnToBegin(): Promise<void> {
    return new Promise((begin) => {
      this.#beginning.push(begin)
      if (this.#beginning.length === 1) setImmediate(() => this.#beginSome())
    })
  }

  #beginSome(): void {
    for (const begin of this.#beginning.splice(0, begunTogether)) begin()
    if (this.#beginning.length > 0) setImmediate(() => this.#beginSome())
  }
}
