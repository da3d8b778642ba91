/** One at a time, in the order of asking: a connection has room for one transaction. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs the work when all that asked before is done, whether it failed or not. */
  hold<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
