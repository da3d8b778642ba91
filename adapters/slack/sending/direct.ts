/** Posts an answer in the person's own conversation with the bot, each part once. */
import type { Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import type { Failure } from '../calling/failure.js'
import type { SlackMessage } from '../drawing/unit.js'
import type { Direct } from './destination.js'
import { clientMessageId } from './message-id.js'
import type { Pace } from './pace.js'
import { type AnswerMark, markOf, nothingFound, sentBefore } from './sent-before.js'

export interface DirectPost {
  readonly api: SlackApi
  readonly pace: Pace
  readonly channels: DirectChannels
}

/** The channel of each person's own conversation, as it was found. */
export type DirectChannels = Map<string, string>

export type Posted =
  | {
      readonly kind: 'posted'
      readonly channel: string
      readonly messages: readonly string[]
      /** Names of files that an earlier attempt has sent. */
      readonly files: ReadonlySet<string>
    }
  | Exclude<Outcome, { readonly kind: 'sent' }>

export async function postDirect(
  { api, pace, channels }: DirectPost,
  { id, person, maybeSent }: Delivery,
  to: Direct,
  parts: readonly SlackMessage[],
  signal: AbortSignal,
): Promise<Posted> {
  const { tenant } = person
  const opened = await channelOf(api, channels, tenant, to)
  if (opened.kind !== 'opened') return outcomeOf(opened, maybeSent)
  const { channel } = opened
  const before = maybeSent ? await sentBefore(api, tenant, channel, id) : nothingFound
  if (before.kind !== 'found') return outcomeOf(before, maybeSent)
  const messages: string[] = []
  for (const [part, message] of parts.entries()) {
    const known = before.parts.get(part)
    const sent = known ?? (await post(part, message))
    if (typeof sent !== 'string') {
      if (sent.kind === 'refused') channels.delete(keyOf(tenant, to.user))
      return outcomeOf(sent, maybeSent || messages.length > 0)
    }
    messages.push(sent)
  }
  return { kind: 'posted', channel, messages, files: before.files }

  async function post(part: number, { text, blocks }: SlackMessage): Promise<string | Failure> {
    const wait = await turnIn(pace, channel, part > 0, signal)
    if (wait > 0) return { kind: 'wait', inMs: wait }
    const called = await api.call(tenant, (client) =>
      client.apiCall('chat.postMessage', {
        channel,
        text,
        blocks,
        metadata: markOf(id, part) satisfies AnswerMark,
        client_msg_id: clientMessageId(id, part),
        unfurl_links: false,
        unfurl_media: false,
      }),
    )
    if (called.kind === 'wait') pace.pause(channel, called.inMs)
    return called.kind === 'done' ? String((called.result as { readonly ts?: unknown }).ts) : called
  }
}

/** The parts of one answer follow each other at the pace that Slack allows; an answer waits its turn. */
async function turnIn(
  pace: Pace,
  channel: string,
  following: boolean,
  signal: AbortSignal,
): Promise<number> {
  const wait = pace.take(channel)
  if (wait === 0 || !following || signal.aborted) return wait
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, wait)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return signal.aborted ? wait : pace.take(channel)
}

async function channelOf(
  api: SlackApi,
  channels: DirectChannels,
  tenant: string,
  { user, channel }: Direct,
): Promise<{ readonly kind: 'opened'; readonly channel: string } | Failure> {
  const known = channel ?? channels.get(keyOf(tenant, user))
  if (known !== undefined) return { kind: 'opened', channel: known }
  const called = await api.call(tenant, (client) => client.conversations.open({ users: user }))
  if (called.kind !== 'done') return called
  const opened = called.result.channel?.id
  if (opened === undefined) return { kind: 'passing', why: 'no channel', maybeDone: false }
  channels.set(keyOf(tenant, user), opened)
  return { kind: 'opened', channel: opened }
}

function keyOf(tenant: string, user: string): string {
  return `${tenant}/${user}`
}

function outcomeOf(failure: Failure, maybeSent: boolean): Exclude<Posted, { kind: 'posted' }> {
  if (failure.kind === 'passing')
    return { kind: 'passing', why: failure.why, maybeSent: maybeSent || failure.maybeDone }
  // A pause between the parts of one answer: those that stand are looked for before the next.
  if (failure.kind === 'wait' && maybeSent) return { kind: 'passing', why: 'paused', maybeSent }
  return failure
}
