/** Posts an answer in the person's own conversation with the bot, each part once. */
import type { Attachment } from '../../../src/conversation/reply.js'
import type { Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import type { Failure } from '../calling/failure.js'
import type { SlackMessage } from '../drawing/unit.js'
import type { Direct } from './destination.js'
import { shareFile, written } from './files.js'
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
  | { readonly kind: 'posted'; readonly channel: string; readonly messages: readonly string[] }
  | Exclude<Outcome, { readonly kind: 'sent' }>

export interface Content {
  readonly parts: readonly SlackMessage[]
  readonly files: readonly Attachment[]
}

const mostChannels = 10_000

const faultsOfBlocks: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
])

/** What is in a file that Slack does not take is numbered apart from what is said. */
const firstPartOfFiles = 1_000

/**
 * An attempt that may have got through before is looked for first.
 * @param content what is to be said, and the files after it
 * @param signal once it fires, no more is begun
 */
export async function postDirect(
  { api, pace, channels }: DirectPost,
  delivery: Delivery,
  to: Direct,
  { parts, files }: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { id, person, maybeSent } = delivery
  const { tenant } = person
  const opened = await channelOf(api, channels, tenant, to)
  if (opened.kind !== 'opened') return outcomeOf(opened, maybeSent)
  const { channel } = opened
  if (channel === to.refusedIn) return { kind: 'refused', why: 'nowhere else' }
  const looked = maybeSent ? await sentBefore(api, tenant, channel, delivery) : nothingFound
  if (looked.kind !== 'found') return outcomeOf(looked, maybeSent)
  const before = looked
  let sent = 0
  const said = await postAll(parts, 0)
  if (said.kind !== 'all') return ended(said)
  let next = firstPartOfFiles
  for (const file of files) {
    const failure = await send(file, next)
    if (failure !== null) return ended(failure)
    next += written(file).length
  }
  return { kind: 'posted', channel, messages: said.messages }

  function ended(failure: Failure): Posted {
    if (failure.kind === 'refused') channels.delete(keyOf(tenant, to.user))
    return outcomeOf(failure, maybeSent || sent > 0)
  }

  async function postAll(
    messages: readonly SlackMessage[],
    from: number,
  ): Promise<{ readonly kind: 'all'; readonly messages: readonly string[] } | Failure> {
    const posted: string[] = []
    for (const [at, message] of messages.entries()) {
      const done = before.parts.get(from + at) ?? (await post(from + at, message))
      if (typeof done !== 'string') return done
      posted.push(done)
      sent += 1
    }
    return { kind: 'all', messages: posted }
  }

  /** Where Slack does not take it, what is in it is posted. */
  async function send(file: Attachment, from: number): Promise<Failure | null> {
    if (before.files.has(file.name)) return null
    if (!before.parts.has(from)) {
      if (signal.aborted) return tooLate
      const shared = await shareFile(api, tenant, channel, file)
      if (shared.kind === 'done') return null
      // It is looked for once; whatever is said after it must not wait for it for long.
      if (shared.kind === 'wait' || (shared.kind === 'passing' && !maybeSent)) return shared
    }
    const texts = await postAll(written(file), from)
    return texts.kind === 'all' ? null : texts
  }

  async function post(part: number, { text, blocks }: SlackMessage): Promise<string | Failure> {
    const wait = await turnIn(pace, channel, sent > 0, signal)
    if (wait > 0) return { kind: 'wait', inMs: wait }
    if (signal.aborted) return tooLate
    const say = (drawn: { readonly blocks?: SlackMessage['blocks'] }) =>
      api.call(tenant, (client) =>
        client.apiCall('chat.postMessage', {
          channel,
          text,
          ...drawn,
          metadata: markOf(id, part) satisfies AnswerMark,
          client_msg_id: clientMessageId(id, part),
          unfurl_links: false,
          unfurl_media: false,
        }),
      )
    const drawn = await say({ blocks })
    // Words without buttons are better than none.
    const called = drawn.kind === 'refused' && faultsOfBlocks.has(drawn.why) ? await say({}) : drawn
    if (called.kind === 'wait') pace.pause(channel, called.inMs)
    return called.kind === 'done' ? String((called.result as { readonly ts?: unknown }).ts) : called
  }
}

/** What is begun now would go on when somebody else may be at it. */
const tooLate: Failure = { kind: 'passing', why: 'too late', maybeDone: false }

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
  // They are found again when they are needed.
  if (channels.size >= mostChannels) channels.clear()
  channels.set(keyOf(tenant, user), opened)
  return { kind: 'opened', channel: opened }
}

function keyOf(tenant: string, user: string): string {
  return `${tenant}/${user}`
}

function outcomeOf(failure: Failure, maybeSent: boolean): Exclude<Posted, { kind: 'posted' }> {
  switch (failure.kind) {
    case 'passing':
      return { kind: 'passing', why: failure.why, maybeSent: maybeSent || failure.maybeDone }
    case 'wait':
      return { kind: 'wait', inMs: failure.inMs, maybeSent }
    case 'refused':
      return failure
  }
}
