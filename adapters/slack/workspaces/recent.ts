/** What was looked up a moment ago. What was not there is looked for again each time. */
export class Recent<T> {
  readonly #entries = new Map<string, Entry<T>>()

  constructor(
    private readonly look: (key: string) => Promise<T | null>,
    private readonly freshMs: number,
    private readonly now: () => number,
  ) {}

  get(key: string): Promise<T | null> {
    const entry = this.#entries.get(key)
    if (entry !== undefined && this.now() - entry.since < this.freshMs) return entry.value
    const looked: Entry<T> = { since: this.now(), value: this.look(key) }
    this.#entries.set(key, looked)
    const drop = () => {
      if (this.#entries.get(key) === looked) this.#entries.delete(key)
    }
    looked.value.then((value) => value === null && drop(), drop)
    return looked.value
  }

  /** What is being looked up now may be old already, and is not kept either. */
  forget(key: string): void {
    this.#entries.delete(key)
  }
}

interface Entry<T> {
  readonly since: number
  readonly value: Promise<T | null>
}
