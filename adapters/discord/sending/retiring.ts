/** Takes the dead buttons out of answers that stand in a person's own conversation. */
import { Routes } from 'discord.js'
import { canDie, hasDied } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, Shown } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import { renderRetired } from '../drawing/retired.js'
import type { DiscordWords } from '../drawing/words.js'
import { changedMessage } from './payload.js'
import { readReceipt } from './receipt.js'

type Retired = Extract<Outcome, { readonly kind: 'sent' }>['retired']

/**
 * What cannot be changed now is tried again with the next answer.
 * @param shown those that are to be looked at
 */
export async function retire(
  api: DiscordApi,
  words: DiscordWords,
  { answer }: Pick<Delivery, 'answer'>,
  shown: readonly Shown[],
  tapped?: string,
): Promise<Retired> {
  const changed = await Promise.all(shown.map((one) => retireOne(one)))
  return changed.flat()

  async function retireOne({ revision, replies, receipt }: Shown): Promise<Retired> {
    if (!hasDied(replies, answer.view.live)) return []
    const { channel, messages, above } = readReceipt(receipt)
    if (channel === null)
      return canDie(replies, answer.view.live) ? [] : [{ revision, receipt: null }]
    const parts = renderRetired(replies, above, answer.view, words, tapped)
    const done = await Promise.all(
      parts.flatMap((part, at) => {
        const message = messages[at]
        if (part === null || message === undefined) return []
        // The files of a message that is changed stay with it.
        const { body } = changedMessage({ ...part, files: [] })
        return [api.call('patch', Routes.channelMessage(channel, message), { body })]
      }),
    )
    // A message that is gone needs no change.
    if (done.some(({ kind }) => kind === 'wait' || kind === 'passing')) return []
    const stays = canDie(replies, answer.view.live)
    return [{ revision, receipt: stays ? receipt : null }]
  }
}
