/** Answers a mention, so that nobody but the person sees what they said of themselves. */

import { canDie } from '../../../src/conversation/live.js'
import type { Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import { renderCard } from '../drawing/card.js'
import type { SlackWords } from '../drawing/words.js'
import type { Mention } from './destination.js'
import { cardReceipt } from './send-card.js'

/**
 * Null where it cannot be said there: the bot or the person is not in the channel, or it may have
 * been said already, which Slack tells of no message that one person alone sees.
 */
export async function answerMention(
  api: SlackApi,
  { person, answer, maybeSent }: Delivery,
  { channel, user, thread, ...place }: Mention,
  words: SlackWords,
): Promise<Outcome | null> {
  if (maybeSent) return null
  const messages = renderCard([], answer.replies, answer.view, words, place)
  for (const [part, { text, blocks }] of messages.entries()) {
    const called = await api.call(person.tenant, (client) =>
      client.apiCall('chat.postEphemeral', {
        channel,
        user,
        text,
        blocks,
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    )
    switch (called.kind) {
      case 'done':
        break
      case 'refused':
        return null
      case 'wait':
        return { kind: 'wait', inMs: called.inMs, maybeSent: part > 0 }
      case 'passing':
        return { kind: 'passing', why: called.why, maybeSent: called.maybeDone || part > 0 }
    }
  }
  const receipt = canDie(answer.replies, answer.view.live) ? cardReceipt : null
  return { kind: 'sent', receipt, retired: [] }
}
