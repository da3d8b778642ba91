/** Brings an answer to where it belongs in Slack, and the answers before it up to date. */
import { canDie } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, ReachingCourier } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import { renderAnswer } from '../drawing/render.js'
import type { SlackWords } from '../drawing/words.js'
import { type Direct, readDestination, writeDestination } from './destination.js'
import { type DirectChannels, type Posted, postDirect } from './direct.js'
import { filesIn } from './files.js'
import { answerMention } from './mention.js'
import type { Pace } from './pace.js'
import { writeReceipt } from './receipt.js'
import { retire } from './retiring.js'
import { cardReceipt, sendCard } from './send-card.js'

export interface CourierWorld {
  readonly api: SlackApi
  readonly pace: Pace
  readonly words: SlackWords
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Delivers in Slack: in the person's own conversation, or where they alone see it. */
export function slackCourier({ api, pace, words, now }: CourierWorld): ReachingCourier {
  const channels: DirectChannels = new Map()

  return {
    platform: 'slack',
    directTo: ({ user }) => writeDestination({ kind: 'direct', user }),
    async deliver(delivery, signal) {
      const to = readDestination(delivery.destination)
      switch (to.kind) {
        case 'direct':
          return direct(delivery, to, signal)
        case 'card':
          return alone(delivery, to.user, signal, () => sendCard(delivery, to, words, now()))
        case 'mention':
          return alone(delivery, to.user, signal, () => answerMention(api, delivery, to, words))
      }
    },
  }

  async function direct(
    delivery: Delivery,
    to: Direct,
    signal: AbortSignal,
    files = filesIn(delivery.answer.replies),
  ): Promise<Outcome> {
    const { answer } = delivery
    const content = { parts: renderAnswer(answer.replies, words), files }
    const post = (to: Direct) => postDirect({ api, pace, channels }, delivery, to, content, signal)
    const posted = await post(to)
    if (posted.kind === 'refused' && to.channel !== undefined) {
      // The channel of an event may be one that the bot is no part of any more.
      const again = await post({ kind: 'direct', user: to.user, refusedIn: to.channel })
      return again.kind === 'refused' ? posted : ended(again)
    }
    return ended(posted)

    async function ended(posted: Posted): Promise<Outcome> {
      if (posted.kind !== 'posted') return posted
      const { channel, messages } = posted
      const receipt = canDie(answer.replies, answer.view.live)
        ? writeReceipt({ channel, messages })
        : null
      return { kind: 'sent', receipt, retired: await retireDirect(delivery, signal) }
    }
  }

  /**
   * What the person alone sees in a channel. Files are sent to them directly, for in a channel
   * everybody would see them; and before, since what was sent there is found again and this is not.
   * @param send gives null where it cannot be said there
   */
  async function alone(
    delivery: Delivery,
    user: string,
    signal: AbortSignal,
    send: () => Promise<Outcome | null>,
  ): Promise<Outcome> {
    const to: Direct = { kind: 'direct', user }
    const files = filesIn(delivery.answer.replies)
    if (files.length > 0) {
      const content = { parts: [], files }
      const posted = await postDirect({ api, pace, channels }, delivery, to, content, signal)
      if (posted.kind === 'passing' || posted.kind === 'wait') return posted
    }
    const sent = await send()
    if (sent === null) return direct(delivery, to, signal, [])
    if (sent.kind !== 'sent') return sent
    return { ...sent, retired: [...sent.retired, ...(await retireDirect(delivery, signal))] }
  }

  /** Once the answer is there: nobody is left without a button while it is tried again. */
  async function retireDirect(
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<Awaited<ReturnType<typeof retire>>> {
    const shown = delivery.shown.filter(({ receipt }) => receipt !== cardReceipt)
    if (signal.aborted) return []
    const late = new Promise<[]>((resolve) => {
      signal.addEventListener('abort', () => resolve([]), { once: true })
    })
    return Promise.race([retire(api, words, { ...delivery, shown }), late])
  }
}
