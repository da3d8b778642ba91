/** Wakes whoever waits for something to become true, whenever anything has changed. */
interface Waiter {
  check(): boolean
  reject(why: Error): void
}

export class Changes {
  private readonly waiters = new Set<Waiter>()
  private stopped = false

  /** Resolves with what the predicate gives as soon as that is neither false nor undefined. */
  until<T>(predicate: () => T | false | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = (): boolean => {
        try {
          const found = predicate()
          if (found === false || found === undefined) return false
          resolve(found)
        } catch (error) {
          reject(error)
        }
        return true
      }
      if (check()) return
      if (this.stopped) reject(stopped())
      else this.waiters.add({ check, reject })
    })
  }

  notify(): void {
    for (const waiter of this.waiters) if (waiter.check()) this.waiters.delete(waiter)
  }

  /** Nothing will change any more: whoever still waits is told so. */
  stop(): void {
    this.stopped = true
    for (const waiter of this.waiters) waiter.reject(stopped())
    this.waiters.clear()
  }
}

function stopped(): Error {
  return new Error('It was stopped before this came true.')
}
