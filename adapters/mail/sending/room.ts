/**
 * Letters that wait until the connections have room for them. What was never handed over surely
 * never went, and a letter is made only when it goes.
 */

export interface Pool {
  isIdle(): boolean
  on(event: 'idle', hasRoom: () => void): unknown
}

export class Room {
  readonly #line = new Set<() => void>()

  constructor(private readonly pool: Pool) {
    pool.on('idle', () => this.letIn())
  }

  /** False where it was told to end before it had begun. */
  enter(begin: () => Promise<unknown>, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const goIn = () => {
        signal.removeEventListener('abort', leave)
        begin().then(() => resolve(true), reject)
      }
      const leave = () => {
        this.#line.delete(goIn)
        resolve(false)
      }
      if (signal.aborted) return resolve(false)
      signal.addEventListener('abort', leave, { once: true })
      this.#line.add(goIn)
      this.letIn()
    })
  }

  /** The pool sees at once what was begun. */
  private letIn(): void {
    for (const goIn of this.#line) {
      if (!this.pool.isIdle()) return
      this.#line.delete(goIn)
      goIn()
    }
  }
}
