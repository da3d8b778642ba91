/** Posts an answer in the person's own conversation with the bot, each part once. */
import { type APIChannel, type APIMessage, Routes } from 'discord.js'
import type { Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import { codes, type Failure } from '../calling/failure.js'
import type { DiscordMessage } from '../drawing/message.js'
import type { Direct } from './destination.js'
import { markOf } from './mark.js'
import { newMessage } from './payload.js'
import { nothingFound, sentBefore } from './sent-before.js'

export interface DirectPost {
  readonly api: DiscordApi
  readonly channels: DirectChannels
}

export type Posted =
  | { readonly kind: 'posted'; readonly channel: string; readonly messages: readonly string[] }
  /** Discord lets nobody write to them, or not this bot. */
  | { readonly kind: 'closed' }
  | Exclude<Outcome, { readonly kind: 'sent' }>

/** The channel of each person's own conversation, as it was found. */
export type DirectChannels = Map<string, string>

/** Why an answer is refused that has nowhere to go. */
export const closedToUs = 'closed_to_us'

const mostChannels = 10_000

/**
 * An attempt that may have got through before is looked for first.
 * @param from which part the first message is
 * @param signal once it fires, no more is begun
 */
export async function postDirect(
  { api, channels }: DirectPost,
  delivery: Delivery,
  to: Direct,
  messages: readonly DiscordMessage[],
  signal: AbortSignal,
  from = 0,
): Promise<Posted> {
  const { id, maybeSent } = delivery
  const opened = await channelOf(api, channels, to, signal)
  if (opened.kind !== 'done') return postedOf(opened, maybeSent)
  const channel = opened.result
  const before = maybeSent ? await sentBefore(api, channel, delivery, signal) : nothingFound
  if (before.kind !== 'found') return postedOf(before, maybeSent)
  const posted: string[] = []
  for (const [at, message] of messages.entries()) {
    const part = from + at
    const found = before.parts.get(part)
    if (found !== undefined) {
      posted.push(found)
      continue
    }
    // What is begun now would go on when somebody else may be at it.
    if (signal.aborted) return { kind: 'passing', why: 'too_late', maybeSent: maybeSent || at > 0 }
    const mark = markOf(id, part)
    const { body, files } = newMessage(message, { mark })
    const called = await api.call<APIMessage>('post', Routes.channelMessages(channel), {
      body: { ...body, nonce: mark.nonce, enforce_nonce: true },
      files: [...files],
      signal,
    })
    if (called.kind !== 'done') return postedOf(called, maybeSent || at > 0)
    posted.push(called.result.id)
  }
  return { kind: 'posted', channel, messages: posted }
}

async function channelOf(
  api: DiscordApi,
  channels: DirectChannels,
  { user, channel }: Direct,
  signal: AbortSignal,
): Promise<{ readonly kind: 'done'; readonly result: string } | Failure> {
  const known = channel ?? channels.get(user)
  if (known !== undefined) return { kind: 'done', result: known }
  const called = await api.call<APIChannel>('post', Routes.userChannels(), {
    body: { recipient_id: user },
    alone: true,
    signal,
  })
  if (called.kind !== 'done') return called
  // They are found again when they are needed.
  if (channels.size >= mostChannels) channels.clear()
  channels.set(user, called.result.id)
  return { kind: 'done', result: called.result.id }
}

function postedOf(failure: Failure, maybeSent: boolean): Exclude<Posted, { kind: 'posted' }> {
  switch (failure.kind) {
    case 'wait':
      return { kind: 'wait', inMs: failure.inMs, maybeSent }
    case 'passing':
      return { kind: 'passing', why: failure.why, maybeSent: maybeSent || failure.maybeDone }
    case 'refused':
      return failure.code === codes.closedToUs
        ? { kind: 'closed' }
        : { kind: 'refused', why: failure.why }
  }
}
