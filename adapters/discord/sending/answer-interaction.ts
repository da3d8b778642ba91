/** An answer to a command, a tap or a form: in the place of what was tapped, or below it. */
import { parseAction } from '../../../src/conversation/action.js'
import { canDie } from '../../../src/conversation/live.js'
import type { Delivery, Outcome, Shown } from '../../../src/outbox/platform.js'
import type { FirstResponses } from '../calling/first-response.js'
import { renderCard } from '../drawing/card.js'
import type { DiscordMessage } from '../drawing/message.js'
import { renderAnswer } from '../drawing/render.js'
import type { DiscordWords } from '../drawing/words.js'
import type { Interaction } from './destination.js'
import { closedToUs, type DirectPost, postDirect } from './direct.js'
import { markOf } from './mark.js'
import { type Receipt, readReceipt, writeReceipt } from './receipt.js'
import { followUp, type Responded, respond } from './respond.js'

export interface Answering extends DirectPost {
  readonly firstResponses: FirstResponses
  readonly words: DiscordWords
  /** Whether direct messages are known to be closed to the bot. */
  readonly closed: boolean
}

interface Drawn {
  readonly messages: readonly DiscordMessage[]
  /** The answer whose place it takes, if it takes one. */
  readonly tapped?: Shown
  readonly replaces: boolean
  readonly above: readonly string[]
}

/** Null where the interaction takes no answer any more, and it belongs somewhere else. */
export async function answerInteraction(
  answering: Answering,
  delivery: Delivery,
  to: Interaction,
  signal: AbortSignal,
): Promise<Outcome | null> {
  const { id, answer, maybeSent } = delivery
  const drawn = draw(answering, delivery, to)
  const [first, ...others] = drawn.messages
  if (!first) return { kind: 'sent', receipt: null, retired: [] }
  // What nobody else sees is found by nobody either, save the first message.
  if (maybeSent && to.channel === undefined && others.length > 0) return null
  const responded = await respond(
    answering,
    to,
    { message: first, mark: markOf(id, 0), replaces: drawn.replaces },
    signal,
  )
  if (responded.kind !== 'responded') return responded.kind === 'over' ? null : responded
  const more = await sendMore(answering, delivery, to, others, signal)
  if (more.kind !== 'all') return more
  const receipt: Receipt = {
    channel: to.channel ?? null,
    messages: [responded.message, ...more.messages],
    above: drawn.above,
  }
  return {
    kind: 'sent',
    receipt: canDie(answer.replies, answer.view.live) ? writeReceipt(receipt) : null,
    retired: drawn.tapped ? [{ revision: drawn.tapped.revision, receipt: null }] : [],
  }
}

function draw({ words, closed }: Answering, delivery: Delivery, to: Interaction): Drawn {
  const { answer, shown } = delivery
  const alone = to.channel === undefined
  const found = shown.findLast((one) => isTapped(one, to))
  if (!replaces(delivery, to, found)) {
    if (!alone) return { messages: renderAnswer(answer.replies, words), replaces: false, above: [] }
    const { messages, above } = renderCard({
      above: [],
      previous: [],
      replies: answer.replies,
      view: answer.view,
      words,
      place: { bot: to.bot, closed },
    })
    return { messages, above, replaces: false }
  }
  const { messages, above } = renderCard({
    above: found ? readReceipt(found.receipt).above : [],
    previous: found?.replies ?? [],
    replies: answer.replies,
    view: answer.view,
    words,
    ...(to.tapped && { tapped: to.tapped.action }),
    ...(alone && { place: { bot: to.bot, closed } }),
  })
  return { messages, above, replaces: true, ...(found && { tapped: found }) }
}

function isTapped({ receipt }: Shown, { tapped }: Interaction): boolean {
  return tapped !== undefined && readReceipt(receipt).messages.includes(tapped.message)
}

/**
 * In a conversation of two an answer comes last: only where the question that it answers is the
 * last thing said, it takes its place. What a person alone sees is one card.
 */
function replaces(
  { answer }: Delivery,
  { tapped, channel }: Interaction,
  found: Shown | undefined,
): boolean {
  if (!tapped) return false
  if (channel === undefined) return tapped.ends
  return (
    found !== undefined &&
    found.revision === answer.revision - 1 &&
    readReceipt(found.receipt).messages.at(-1) === tapped.message &&
    parseAction(tapped.action)?.does.kind === 'choose'
  )
}

async function sendMore(
  answering: Answering,
  delivery: Delivery,
  to: Interaction,
  messages: readonly DiscordMessage[],
  signal: AbortSignal,
): Promise<{ readonly kind: 'all'; readonly messages: readonly string[] } | Outcome> {
  if (messages.length === 0) return { kind: 'all', messages: [] }
  if (to.channel !== undefined) {
    const { user, channel } = to
    const posted = await postDirect(
      answering,
      delivery,
      { kind: 'direct', user, channel },
      messages,
      signal,
      1,
    )
    if (posted.kind === 'posted') return { kind: 'all', messages: posted.messages }
    return posted.kind === 'closed' ? { kind: 'refused', why: closedToUs } : begun(posted)
  }
  const sent: string[] = []
  for (const message of messages) {
    const responded: Responded = await followUp(answering.api, to, message, signal)
    if (responded.kind === 'over') return { kind: 'passing', why: 'too_late', maybeSent: true }
    if (responded.kind !== 'responded') return begun(responded)
    sent.push(responded.message)
  }
  return { kind: 'all', messages: sent }
}

/** The first message stands there already. */
function begun(outcome: Exclude<Outcome, { readonly kind: 'sent' }>): Outcome {
  return outcome.kind === 'refused' ? outcome : { ...outcome, maybeSent: true }
}
