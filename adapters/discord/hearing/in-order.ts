/** What concerns the same channel is done one after the other, in the order in which it came. */
export class InOrder {
  readonly #last = new Map<string, Promise<void>>()

  /** @param task never rejects */
  add(channel: string, task: () => Promise<void>): Promise<void> {
    const last = this.#last.get(channel)
    const mine = last ? last.then(task) : task()
    this.#last.set(channel, mine)
    void mine.then(() => {
      if (this.#last.get(channel) === mine) this.#last.delete(channel)
    })
    return mine
  }

  /** Resolves when nothing is left, neither what is there now nor what comes meanwhile. */
  async settled(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values())
  }
}
