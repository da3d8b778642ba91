/** Takes the dead buttons out of answers that stand in a person's own conversation. */

import { canDie, hasDied } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, Shown } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import { renderRetired, renderRetiredWhole } from '../drawing/retired.js'
import type { SlackWords } from '../drawing/words.js'
import { readReceipt, writeReceipt } from './receipt.js'

type Retired = Extract<Outcome, { readonly kind: 'sent' }>['retired']

/** What cannot be changed now is tried again with the next answer. */
export async function retire(
  api: SlackApi,
  words: SlackWords,
  { person, answer, shown }: Delivery,
): Promise<Retired> {
  const changed = await Promise.all(shown.map((one) => retireOne(one)))
  return changed.flat()

  async function retireOne({ revision, replies, receipt }: Shown): Promise<Retired> {
    if (!hasDied(replies, answer.view.live)) return []
    const { channel, messages } = readReceipt(receipt)
    const parts =
      messages.length === 1
        ? [renderRetiredWhole(replies, answer.view, words)]
        : renderRetired(replies, answer.view, words)
    const updates = parts.flatMap((part, at) => {
      const ts = messages[at]
      return part && ts !== undefined ? [{ ts, ...part }] : []
    })
    if (updates.length === 0) return []
    const done = await Promise.all(
      updates.map(({ ts, text, blocks }) =>
        api.call(person.tenant, (client) =>
          client.apiCall('chat.update', { channel, ts, text, blocks }),
        ),
      ),
    )
    // A message that is gone needs no change.
    if (done.some(({ kind }) => kind === 'wait' || kind === 'passing')) return []
    const stays = canDie(replies, answer.view.live)
    return [{ revision, receipt: stays ? writeReceipt({ channel, messages }) : null }]
  }
}
