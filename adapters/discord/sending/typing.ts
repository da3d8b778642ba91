/** Shows that an answer is being written, where it takes a moment. */
import { Routes } from 'discord.js'
import type { DiscordApi } from '../calling/api.js'

export class Typing {
  readonly #soon = new Map<string, NodeJS.Timeout>()

  /** @param afterInMs what is answered sooner needs no sign */
  constructor(
    private readonly api: DiscordApi,
    private readonly afterInMs = 700,
  ) {}

  /** An answer is due in a channel. */
  soon(channel: string): void {
    if (this.#soon.has(channel)) return
    this.#soon.set(
      channel,
      setTimeout(() => {
        this.#soon.delete(channel)
        // Whether it is seen or not changes nothing.
        void this.api.call('post', Routes.channelTyping(channel))
      }, this.afterInMs).unref(),
    )
  }

  /** It is there, or it comes some other way. */
  over(channel: string | undefined): void {
    if (channel === undefined) return
    clearTimeout(this.#soon.get(channel))
    this.#soon.delete(channel)
  }
}
