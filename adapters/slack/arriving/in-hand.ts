/** What has begun and not ended, for whoever must wait for it before the end. */
export class InHand {
  readonly #work = new Set<Promise<unknown>>()

  add<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work)
    const done = () => this.#work.delete(work)
    work.then(done, done)
    return work
  }

  /** Resolves when nothing is left, neither what is there now nor what comes meanwhile. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work)
  }
}
