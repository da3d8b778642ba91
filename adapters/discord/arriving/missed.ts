/** What was written to the bot while nobody listened. */
import { type APIMessage, Routes } from 'discord.js'
import type { DiscordApi } from '../calling/api.js'
import type { Log } from '../calling/log.js'
import type { Messages } from '../hearing/messages.js'
import { snowflakeAt } from '../sending/snowflake.js'
import { passes } from './passing.js'

export interface MissedWorld {
  readonly api: DiscordApi
  /** Where each person was heard, and by which event; who was heard last comes first. */
  readonly places: () => Promise<readonly { readonly place: string; readonly event: string }[]>
  readonly messages: Messages
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
}

/** What is older may have been answered so long ago that nobody knows it any more. */
const lookBackInMs = 6 * 24 * 60 * 60_000

const atOnce = 8
const atATime = 100
const betweenTriesInMs = 2_000
const mostTries = 5

/**
 * Looks where each person writes, those first who were heard last. What is found is heard like any
 * other message, and what was answered before is not answered again.
 * @param bot the bot's user
 * @param lost fires when somebody else listens
 */
export async function hearMissed(
  { api, places: heardIn, messages, now, log }: MissedWorld,
  bot: string,
  lost: AbortSignal,
): Promise<void> {
  const oldest = snowflakeAt(now() - lookBackInMs)
  const known = heardIn().then((places) => {
    for (const { place, event } of places)
      messages.beforeAll(place, () => look(place, later(event, oldest)))
    return places
  })
  messages.holdUntil(known)
  const places = await known
  const left = places.values()
  await Promise.all(Array.from({ length: atOnce }, () => work()))

  async function work(): Promise<void> {
    for (const { place } of left) {
      if (lost.aborted) return
      await messages.nothingBefore(place)
    }
  }

  async function look(place: string, since: string): Promise<void> {
    for (let after = since; ; ) {
      const some = await read(place, after)
      const inOrder = [...some].sort((one, other) => (isLater(one.id, other.id) ? 1 : -1))
      for (const message of inOrder) await messages.hearFound(message, bot)
      const last = inOrder.at(-1)
      if (!last || some.length < atATime || lost.aborted) return
      after = last.id
    }
  }

  async function read(place: string, after: string): Promise<readonly APIMessage[]> {
    for (let tries = 0; tries < mostTries && !lost.aborted; tries += 1) {
      const called = await api.call<readonly APIMessage[]>('get', Routes.channelMessages(place), {
        query: new URLSearchParams({ after, limit: String(atATime) }),
        signal: lost,
      })
      if (called.kind === 'done') return called.result
      if (called.kind === 'refused') return []
      await passes(called.kind === 'wait' ? called.inMs : betweenTriesInMs, lost)
    }
    // Its channel would name the person.
    log.warn('channel not looked into')
    return []
  }
}

function later(one: string, other: string): string {
  return isLater(one, other) ? one : other
}

/** Ids grow, and some day in length. */
function isLater(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length
}
