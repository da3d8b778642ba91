/** Replies → Slack messages. Pure. */
import type { Reply } from '../../../src/conversation/reply.js'
import { actionPrefix } from './buttons.js'
import { previewUnits, receiptUnits } from './mail.js'
import { offerUnits } from './offers.js'
import { prose, proseWithLinks } from './prose.js'
import { questionUnits } from './question.js'
import { recommendationUnits } from './recommendation.js'
import { fresh, type Showing } from './showing.js'
import { grouped, messageOf, type SlackMessage, sharedOut, type Unit } from './unit.js'
import type { SlackWords } from './words.js'

/** One message for the whole of it, or as few as Slack's limits allow, in order. */
export function renderAnswer(
  replies: readonly Reply[],
  words: SlackWords,
): readonly SlackMessage[] {
  const units = answerUnits(replies, fresh(words))
  return grouped(units, sharedOut(units)).map((group) => messageOf(group, offeredIn(group)))
}

export function answerUnits(replies: readonly Reply[], showing: Showing): Unit[] {
  return replies.flatMap((reply, at) => {
    const units = replyUnits(reply, at, showing)
    return isSetApart(replies[at - 1], reply) ? withDivider(units) : units
  })
}

function replyUnits(reply: Reply, at: number, showing: Showing): Unit[] {
  switch (reply.kind) {
    case 'text':
      return [
        ...(reply.links ? proseWithLinks(reply.text) : prose(reply.text)),
        ...(showing.slash ? prose(reply.slash ?? '') : []),
        ...offerUnits(reply.offers, `${actionPrefix}.${at}.offer`, showing, {
          'erase-now': 'danger',
        }),
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

/** What has a beginning and an end of its own does not run into what comes next. */
function isSetApart(before: Reply | undefined, reply: Reply): boolean {
  if (before === undefined) return false
  return [before, reply].some(
    ({ kind }) => kind === 'recommendation' || kind === 'preview' || kind === 'receipt',
  )
}

function withDivider([first, ...others]: readonly Unit[]): Unit[] {
  if (!first) return []
  return [{ ...first, blocks: [{ type: 'divider' }, ...first.blocks] }, ...others]
}

/** What a message with nothing but buttons says where those are not shown. */
function offeredIn(units: readonly Unit[]): string {
  const labels = units
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((element) => (element.type === 'button' ? [element.text.text] : []))
  return labels.join('\n') || '…'
}
