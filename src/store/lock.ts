/** One at a time, in the order of asking: a connection has room for one transaction. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve()
  /** Those that share a turn which nobody else has asked after, and what that turn waits for. */
  #shared: { readonly after: Promise<unknown>; all: Promise<unknown> } | undefined

  /** Runs the work when all that asked before is done, whether it failed or not. */
  hold<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    this.#shared = undefined
    return turn
  }

  /** As `hold`, save that those who share and ask one after another need not wait for each other. */
  share<T>(work: () => Promise<T>): Promise<T> {
    this.#shared ??= { after: this.#last, all: Promise.resolve() }
    const turn = this.#shared.after.then(work)
    this.#shared.all = Promise.all([this.#shared.all, turn.catch(() => undefined)])
    this.#last = this.#shared.all
    return turn
  }
}
