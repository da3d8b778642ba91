/** Finds what an attempt without an answer has posted all the same. */
import { type APIMessage, Routes } from 'discord.js'
import type { Delivery } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import type { Failure } from '../calling/failure.js'
import { markOf } from './mark.js'
import { snowflakeAt } from './snowflake.js'

/** As many as Discord gives at once; an answer is among the first that followed it. */
const lookFurther = 100

/** Discord's clock and ours are two. */
const clocksApartInMs = 60_000

/** An answer has few parts. */
const firstParts = Array.from({ length: 10 }, (_, part) => part)

export interface Found {
  readonly kind: 'found'
  /** The message of each part that stands there, by its number. */
  readonly parts: ReadonlyMap<number, string>
}

export const nothingFound: Found = { kind: 'found', parts: new Map() }

export async function sentBefore(
  api: DiscordApi,
  channel: string,
  { id, at }: Pick<Delivery, 'id' | 'at'>,
  signal: AbortSignal,
): Promise<Found | Failure> {
  const query = new URLSearchParams({
    after: snowflakeAt(at - clocksApartInMs),
    limit: String(lookFurther),
  })
  const called = await api.call<readonly APIMessage[]>('get', Routes.channelMessages(channel), {
    query,
    signal,
  })
  // Where it may not look, a second message is better than none.
  if (called.kind === 'refused') return nothingFound
  if (called.kind !== 'done') return called
  const marks = new Map(firstParts.map((part) => [markOf(id, part).component, part]))
  const parts = new Map<number, string>()
  for (const message of called.result) {
    const part = marks.get(message.components?.[0]?.id ?? 0)
    if (part !== undefined) parts.set(part, message.id)
  }
  return { kind: 'found', parts }
}
