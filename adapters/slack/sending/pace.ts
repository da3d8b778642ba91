/** One message a second and channel, and the pauses that Slack asks for. */

/** https://docs.slack.dev/apis/web-api/rate-limits: "1 message per second per channel". */
const betweenMessagesInMs = 1_000

/** More channels than this are looked through for those that are long past. */
const manyChannels = 10_000

export class Pace {
  readonly #freeAt = new Map<string, number>()

  /** @param now milliseconds, of any clock that only goes on */
  constructor(private readonly now: () => number) {}

  /** Takes the channel's next turn: 0 if it may be used now, or how long to wait for it first. */
  take(channel: string): number {
    const now = this.now()
    const wait = (this.#freeAt.get(channel) ?? 0) - now
    if (wait > 0) return Math.ceil(wait)
    if (this.#freeAt.size > manyChannels) this.forgetPast(now)
    this.#freeAt.set(channel, now + betweenMessagesInMs)
    return 0
  }

  /** Slack wants nothing more there for so long. */
  pause(channel: string, inMs: number): void {
    const freeAt = this.#freeAt.get(channel) ?? 0
    this.#freeAt.set(channel, Math.max(freeAt, this.now() + inMs))
  }

  private forgetPast(now: number): void {
    for (const [channel, at] of this.#freeAt) if (at <= now) this.#freeAt.delete(channel)
  }
}
