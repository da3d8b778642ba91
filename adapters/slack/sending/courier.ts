/** Brings an answer to where it belongs in Slack, and the answers before it up to date. */
import type { Courier, Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import { renderAnswer } from '../drawing/render.js'
import { canDie } from '../drawing/retired.js'
import type { SlackWords } from '../drawing/words.js'
import { type Direct, readDestination } from './destination.js'
import { type DirectChannels, type Posted, postDirect } from './direct.js'
import { filesIn, sendFile } from './files.js'
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

export function slackCourier({ api, pace, words, now }: CourierWorld): Courier {
  const channels: DirectChannels = new Map()

  return {
    platform: 'slack',
    async deliver(delivery, signal) {
      const to = readDestination(delivery.destination)
      switch (to.kind) {
        case 'direct':
          return direct(delivery, to, signal)
        case 'card': {
          const sent = await sendCard(delivery, to, words, now())
          return sent === null
            ? direct(delivery, { kind: 'direct', user: to.user }, signal)
            : besideCard(sent, delivery, to.user, signal)
        }
        case 'mention': {
          const sent = await answerMention(api, delivery, to, words)
          return sent === null
            ? direct(delivery, { kind: 'direct', user: to.user }, signal)
            : besideCard(sent, delivery, to.user, signal)
        }
      }
    },
  }

  async function direct(delivery: Delivery, to: Direct, signal: AbortSignal): Promise<Outcome> {
    const { answer } = delivery
    const parts = renderAnswer(answer.replies, words)
    const post = (to: Direct) => postDirect({ api, pace, channels }, delivery, to, parts, signal)
    const [first, retired] = await Promise.all([post(to), retireDirect(delivery)])
    // The channel of an event may be one that the bot is no part of any more.
    const posted =
      first.kind === 'refused' && to.channel !== undefined
        ? await post({ kind: 'direct', user: to.user })
        : first
    if (posted.kind !== 'posted') return posted
    await sendFiles(delivery, posted, signal)
    const { channel, messages } = posted
    const receipt = canDie(answer.replies, answer.view.live)
      ? writeReceipt({ channel, messages })
      : null
    return { kind: 'sent', receipt, retired }
  }

  /** What a card cannot hold: the buttons that died with it elsewhere, and files. */
  async function besideCard(
    sent: Outcome,
    delivery: Delivery,
    user: string,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (sent.kind !== 'sent') return sent
    const retired = await retireDirect(delivery)
    if (filesIn(delivery.answer.replies).length > 0) {
      // In a channel everybody would see it.
      const to: Direct = { kind: 'direct', user }
      const opened = await postDirect({ api, pace, channels }, delivery, to, [], signal)
      if (opened.kind === 'posted') await sendFiles(delivery, opened, signal)
    }
    return { ...sent, retired: [...sent.retired, ...retired] }
  }

  function retireDirect(delivery: Delivery): ReturnType<typeof retire> {
    const shown = delivery.shown.filter(({ receipt }) => receipt !== cardReceipt)
    return retire(api, words, { ...delivery, shown })
  }

  async function sendFiles(
    { person: { tenant }, answer }: Delivery,
    { channel, files }: Extract<Posted, { kind: 'posted' }>,
    signal: AbortSignal,
  ): Promise<void> {
    for (const file of filesIn(answer.replies)) {
      if (files.has(file.name) || signal.aborted) continue
      await sendFile(api, tenant, channel, file)
    }
  }
}
