/** Answers that a person alone sees, in the channel where they asked. */

import { canDie } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, Shown } from '../../../src/outbox/platform.js'
import { renderCard } from '../drawing/card.js'
import type { SlackWords } from '../drawing/words.js'
import type { Card } from './destination.js'
import { respond } from './response-url.js'

/** What is kept of a card: that it is one. Its address cannot be used again later. */
export const cardReceipt = '"card"'

const patienceInMs = 10_000

/** Null where the card can take no more, and the answer belongs somewhere else. */
export async function sendCard(
  { answer, at, maybeSent, shown }: Delivery,
  card: Card,
  words: SlackWords,
  now: number,
): Promise<Outcome | null> {
  if (card.until <= now || !URL.canParse(card.responseUrl)) return null
  // The person's other answers wait behind it: what goes nowhere for so long goes another way.
  if (maybeSent && now - at > patienceInMs) return null
  const cards = shown.filter(({ receipt }) => receipt === cardReceipt)
  const tapped = card.replaces ? cards.findLast((shown) => offers(shown, card.tapped)) : undefined
  const messages = renderCard(tapped?.replies ?? [], answer.replies, answer.view, words, card)
  // Only the first part takes the place of what may stand there.
  if (maybeSent && messages.length > 1) return null
  for (const [part, message] of messages.entries()) {
    // Sent twice, it stands there once. What follows the first part stands below it.
    const replace = part === 0 && (card.replaces || maybeSent)
    const responded = await respond(card.responseUrl, message, replace, card.thread)
    switch (responded.kind) {
      case 'done':
        break
      case 'over':
        return null
      case 'wait':
        return { kind: 'wait', inMs: responded.inMs, maybeSent: maybeSent || part > 0 }
      case 'passing':
        return { kind: 'passing', why: responded.why, maybeSent: true }
    }
  }
  const { live } = answer.view
  const over = cards.filter((shown) => shown === tapped || !canDie(shown.replies, live))
  return {
    kind: 'sent',
    receipt: canDie(answer.replies, live) ? cardReceipt : null,
    retired: over.map(({ revision }) => ({ revision, receipt: null })),
  }
}

function offers({ replies }: Shown, tapped: string | undefined): boolean {
  return replies.some((reply) =>
    [
      ...(reply.kind === 'question' ? reply.choices : []),
      ...('offers' in reply ? reply.offers : []),
    ].some(({ action }) => action === tapped),
  )
}
