/**
 * Discord waits three seconds for the first response to an interaction, and takes one. It should be
 * the answer itself; where that takes longer, it is told that one comes, once what it answers is kept:
 * a process that dies before must have promised nothing.
 */
import { InteractionResponseType, MessageFlags, Routes } from 'discord.js'
import type { DiscordApi } from './api.js'

export interface Asked {
  readonly id: string
  readonly token: string
  /** Whether the answer may take the place of a message; if not, it is a new one. */
  readonly onMessage: boolean
  /** Whether nobody else may see the new one. */
  readonly alone: boolean
}

/** Whose turn it is to respond, and how. */
export type Standing =
  /** Nothing was said yet: whoever hears this responds. */
  | 'open'
  /** Discord was told that an answer comes. */
  | 'announced'
  /** Somebody else may have responded: an earlier attempt, or another process. */
  | 'unknown'

/** For so long an interaction takes an answer. */
const tokenInMs = 15 * 60_000

interface Open {
  readonly asked: Asked
  /** By the clock of `performance`. */
  readonly since: number
  timer?: NodeJS.Timeout
  announced?: Promise<unknown>
}

export class FirstResponses {
  readonly #open = new Map<string, Open>()

  /** @param announceAfterInMs what is left of the three seconds must do for the call */
  constructor(
    private readonly api: DiscordApi,
    private readonly announceAfterInMs = 1_800,
  ) {}

  /** An interaction arrived: from now on its time runs. */
  expect(asked: Asked): void {
    if (this.#open.has(asked.id)) return
    this.#open.set(asked.id, { asked, since: performance.now() })
    // One whose answer went another way, or was there before, is not kept for ever.
    setTimeout(() => this.#open.delete(asked.id), tokenInMs).unref()
  }

  /** What it led to is kept: from now on it may be said that an answer comes. */
  kept(id: string): void {
    const open = this.#open.get(id)
    if (!open || open.timer) return
    const inMs = Math.max(0, open.since + this.announceAfterInMs - performance.now())
    open.timer = setTimeout(() => {
      open.announced = this.announce(open.asked)
    }, inMs)
  }

  /** Asked once for each interaction; whoever asks again hears `unknown`. */
  async take(id: string): Promise<Standing> {
    const open = this.#open.get(id)
    if (!open) return 'unknown'
    this.#open.delete(id)
    clearTimeout(open.timer)
    if (!open.announced) return 'open'
    await open.announced
    return 'announced'
  }

  private announce({ id, token, onMessage, alone }: Asked): Promise<unknown> {
    const response = onMessage
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(alone && { data: { flags: MessageFlags.Ephemeral } }),
        }
    return this.api.call('post', Routes.interactionCallback(id, token), {
      body: response,
      ofInteraction: true,
    })
  }
}
