/** When to look for what others have left: when told of it, when it comes due, and now and then. */
import type { Wakes } from '../store/wakes.js'

export interface LookingOptions {
  /** How often to look for letters that nobody here knows of. */
  readonly lookEveryInMs?: number
  /** The same where others tell of what they leave; what comes due is looked for all the same. */
  readonly lookSeldomInMs?: number
}

export class Looking {
  readonly everyInMs: number
  readonly #seldomInMs: number
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  /** Something came after the look that is under way began. */
  #again = false
  #stopped = false
  #deafen: (() => void) | undefined

  /**
   * @param look resolves, and never rejects, with how soon there is something to look for; null where
   *   nobody knows of anything
   */
  constructor(
    private readonly wakes: Wakes,
    private readonly topic: string,
    private readonly look: () => Promise<number | null>,
    { lookEveryInMs = 1_000, lookSeldomInMs = 5_000 }: LookingOptions,
  ) {
    this.everyInMs = lookEveryInMs
    this.#seldomInMs = lookSeldomInMs
  }

  start(): void {
    this.#deafen ??= this.wakes.listen(this.topic, () => this.now())
    this.now()
  }

  /** Looks now, or again once the look that is under way has its answer. */
  now(): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#again = this.#running !== undefined
    this.#running ??= this.run()
  }

  /** Resolves when the look that is under way has its answer. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#deafen?.()
    clearTimeout(this.#timer)
    await this.#running
  }

  private async run(): Promise<void> {
    const inMs = await this.look()
    this.#running = undefined
    if (this.#again) this.now()
    else if (!this.#stopped) this.#timer = setTimeout(() => this.now(), this.pauseFor(inMs))
  }

  private pauseFor(inMs: number | null): number {
    if (!this.wakes.hears()) return this.everyInMs
    return Math.max(this.everyInMs, Math.min(inMs ?? this.#seldomInMs, this.#seldomInMs))
  }
}
