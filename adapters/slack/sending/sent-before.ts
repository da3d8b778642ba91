/** Finds what an attempt without an answer has posted all the same. */
import type { Delivery } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import type { Failure } from '../calling/failure.js'
import { clientMessageId } from './message-id.js'

/** Marks every message with the answer that it is part of. */
export const answerEvent = 'certpath_answer'

export interface AnswerMark {
  readonly event_type: typeof answerEvent
  readonly event_payload: { readonly answer: string; readonly part: number }
}

export function markOf(answer: string, part: number): AnswerMark {
  return { event_type: answerEvent, event_payload: { answer, part } }
}

/** As many as somebody may have been sent since; an answer is tried for a day at most. */
const lookBack = 100

const clocksApartInSeconds = 10

/** A message may have kept the one mark and lost the other; an answer has few parts. */
const firstParts = Array.from({ length: 10 }, (_, part) => part)

export interface Found {
  readonly kind: 'found'
  /** The message of each part that stands in the channel, by its number. */
  readonly parts: ReadonlyMap<number, string>
  /** Names of files that were sent since the answer was kept. */
  readonly files: ReadonlySet<string>
}

export const nothingFound: Found = { kind: 'found', parts: new Map(), files: new Set() }

export async function sentBefore(
  api: SlackApi,
  tenant: string,
  channel: string,
  { id: answer, at }: Pick<Delivery, 'id' | 'at'>,
): Promise<Found | Failure> {
  const called = await api.call(tenant, (client) =>
    client.conversations.history({ channel, limit: lookBack, include_all_metadata: true }),
  )
  // Where it may not look, a second message is better than none.
  if (called.kind === 'refused') return nothingFound
  if (called.kind !== 'done') return called
  const messages = called.result.messages ?? []
  const parts = new Map<number, string>()
  const ids = new Map(firstParts.map((part) => [clientMessageId(answer, part), part]))
  for (const { ts, metadata, client_msg_id: id } of messages) {
    if (ts === undefined) continue
    const { answer: of, part } = (metadata?.event_payload ?? {}) as Record<string, unknown>
    const marked = metadata?.event_type === answerEvent && of === answer ? part : undefined
    const found = marked ?? ids.get(id ?? '')
    if (typeof found === 'number') parts.set(found, ts)
  }
  // Slack's clock and ours are two: what stands before the answer itself is none of it.
  const first = Number(parts.get(0) ?? at / 1000 - clocksApartInSeconds)
  const since = messages.filter(({ ts }) => Number(ts) > first)
  const files = since.flatMap((message) => message.files ?? []).flatMap(({ name }) => name ?? [])
  return { kind: 'found', parts, files: new Set(files) }
}
