/** Waiting that may be cut short. A ring while nobody waits cuts the next wait short. */
export class Bell {
  #rung = false
  #hear = () => {}

  ring(): void {
    this.#rung = true
    this.#hear()
  }

  /** False if it was told before that nobody waits any more. */
  async passes(ms: number, over: AbortSignal): Promise<boolean> {
    if (!this.#rung && !over.aborted)
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer)
          over.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        this.#hear = end
        over.addEventListener('abort', end, { once: true })
      })
    this.#rung = false
    return !over.aborted
  }
}
