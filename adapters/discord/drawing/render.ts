/** Replies → Discord messages. Pure. */
import type { Reply } from '../../../src/conversation/reply.js'
import { fileUnit } from './files.js'
import { previewUnits, receiptUnits } from './mail.js'
import type { DiscordMessage } from './message.js'
import { offerUnits } from './offers.js'
import { prose, proseWithLinks, subtext } from './prose.js'
import { questionUnits } from './question.js'
import { recommendationUnits } from './recommendation.js'
import { fresh, type Showing } from './showing.js'
import { grouped, messageOf, sharedOut, type Unit } from './unit.js'
import type { DiscordWords } from './words.js'

/** One message for the whole of it, or as few as Discord's limits allow, in order. */
export function renderAnswer(
  replies: readonly Reply[],
  words: DiscordWords,
): readonly DiscordMessage[] {
  const units = answerUnits(replies, fresh(words))
  return grouped(units, sharedOut(units)).map((group) => messageOf(group, words.answered))
}

export function answerUnits(replies: readonly Reply[], showing: Showing): Unit[] {
  return replies.flatMap((reply, at) => {
    const units = replyUnits(reply, at, showing)
    return isSetApart(replies[at - 1], reply) ? withSeparator(units) : units
  })
}

function replyUnits(reply: Reply, at: number, showing: Showing): Unit[] {
  switch (reply.kind) {
    case 'text':
      return [
        ...(reply.links ? proseWithLinks(reply.text) : prose(reply.text)),
        ...subtext(reply.slash ?? ''),
        ...(reply.file ? [fileUnit(reply.file, at)] : []),
        ...offerUnits(reply.offers, at, showing, { 'erase-now': 'danger' }),
      ]
    case 'question':
      return questionUnits(reply, at, showing)
    case 'recommendation':
      return recommendationUnits(reply, at, showing)
    case 'preview':
      return previewUnits(reply, at, showing)
    case 'receipt':
      return receiptUnits(reply, at, showing)
    case 'error':
      return prose(reply.text)
  }
}

/** A mail does not run into what comes next; a recommendation has a frame of its own. */
function isSetApart(before: Reply | undefined, reply: Reply): boolean {
  if (before === undefined) return false
  return [before, reply].some(({ kind }) => kind === 'preview' || kind === 'receipt')
}

function withSeparator([first, ...others]: readonly Unit[]): Unit[] {
  if (!first) return []
  return [{ ...first, parts: [{ type: 14 }, ...first.parts] }, ...others]
}
