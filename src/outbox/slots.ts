/**
 * So many pieces of work at once; the others wait in line. They begin a few at a time, and in between
 * goes whatever has come in from outside: an event waits for its acknowledgement, and is not to wait
 * until all the answers to others have been drawn.
 */
const begunTogether = 8

export class Slots {
  readonly #waiting: (() => void)[] = []
  readonly #idle: (() => void)[] = []
  readonly #lineEmpty: (() => void)[] = []
  readonly #beginning: (() => void)[] = []
  #begun = 0
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
      if (!this.hasLine) for (const resolve of this.#lineEmpty.splice(0)) resolve()
      if (this.#taken === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  /** Whether any waits for others to end. */
  get hasLine(): boolean {
    return this.#waiting.length > 0
  }

  /** Resolves when none waits for others to end. */
  lineEmpty(): Promise<void> {
    if (!this.hasLine) return Promise.resolve()
    return new Promise((resolve) => this.#lineEmpty.push(resolve))
  }

  /** Resolves when nothing runs any more. */
  idle(): Promise<void> {
    if (this.#taken === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** At once, unless a few have begun already since others were let in. */
  async #turnToBegin(): Promise<void> {
    if (this.#begun === 0) setImmediate(() => this.#letIn())
    if (this.#begun < begunTogether) this.#begun += 1
    else await new Promise<void>((begin) => this.#beginning.push(begin))
  }

  #letIn(): void {
    const next = this.#beginning.splice(0, begunTogether)
    this.#begun = next.length
    if (next.length > 0) setImmediate(() => this.#letIn())
    for (const begin of next) begin()
  }
}
