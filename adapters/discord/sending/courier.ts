/** Brings an answer to where it belongs in Discord, and the answers before it up to date. */

import { canDie } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, ReachingCourier, Shown } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import type { FirstResponses } from '../calling/first-response.js'
import { renderAnswer } from '../drawing/render.js'
import type { DiscordWords } from '../drawing/words.js'
import { answerInteraction } from './answer-interaction.js'
import { ClosedDoors } from './closed-doors.js'
import { type Direct, type Interaction, readDestination, writeDestination } from './destination.js'
import { closedToUs, type DirectChannels, postDirect } from './direct.js'
import { answerMention } from './mention.js'
import { writeReceipt } from './receipt.js'
import { retire } from './retiring.js'
import type { Typing } from './typing.js'

export interface CourierWorld {
  readonly api: DiscordApi
  readonly firstResponses: FirstResponses
  readonly typing: Typing
  readonly words: DiscordWords
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Delivers in Discord: in the person's own conversation, or where they alone see it. */
export function discordCourier({
  api,
  firstResponses,
  typing,
  words,
  now,
}: CourierWorld): ReachingCourier {
  const channels: DirectChannels = new Map()
  const closed = new ClosedDoors()
  const post = { api, channels }

  return {
    platform: 'discord',
    directTo: ({ user }) => writeDestination({ kind: 'direct', user }),
    async deliver(delivery, signal) {
      const to = readDestination(delivery.destination)
      switch (to.kind) {
        case 'direct':
          return direct(delivery, to, signal)
        case 'interaction': {
          const answering = { ...post, firstResponses, words, closed: closed.has(to.user) }
          const sent =
            to.until <= now() ? null : await answerInteraction(answering, delivery, to, signal)
          if (sent === null) return direct(delivery, to, signal)
          return sent.kind === 'sent' ? upToDate(delivery, sent, signal) : sent
        }
        case 'mention':
          return answerMention(api, delivery, to, words, signal, () =>
            direct(delivery, { user: to.user }, signal),
          )
      }
    },
  }

  async function direct(
    delivery: Delivery,
    { user, channel }: Pick<Interaction, 'user' | 'channel'>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { answer } = delivery
    const to: Direct = { kind: 'direct', user, ...(channel !== undefined && { channel }) }
    const messages = renderAnswer(answer.replies, words)
    const posted = await postDirect(post, delivery, to, messages, signal)
    typing.over(channel)
    if (posted.kind === 'closed') {
      closed.add(user)
      return { kind: 'refused', why: closedToUs }
    }
    if (posted.kind !== 'posted') return posted
    closed.delete(user)
    const receipt = canDie(answer.replies, answer.view.live)
      ? writeReceipt({ channel: posted.channel, messages: posted.messages, above: [] })
      : null
    return upToDate(delivery, { kind: 'sent', receipt, retired: [] }, signal)
  }

  /** Once the answer is there: nobody is left without a button while it is tried again. */
  async function upToDate(
    delivery: Delivery,
    sent: Extract<Outcome, { readonly kind: 'sent' }>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const done = new Set(sent.retired.map(({ revision }) => revision))
    const others = delivery.shown.filter((one: Shown) => !done.has(one.revision))
    if (signal.aborted || others.length === 0) return sent
    const late = new Promise<[]>((resolve) => {
      signal.addEventListener('abort', () => resolve([]), { once: true })
    })
    const retired = await Promise.race([retire(api, words, delivery, others), late])
    return { ...sent, retired: [...sent.retired, ...retired] }
  }
}
