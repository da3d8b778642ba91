/** An answer that was sent before, as it should stand now: without the buttons that are dead. */
import { answerTo } from '../../../src/conversation/answered.js'
import { isLive } from '../../../src/conversation/live.js'
import type { Reply, View } from '../../../src/conversation/reply.js'
import { plain } from './blocks.js'
import { answerUnits } from './render.js'
import { fresh, type Showing } from './showing.js'
import { grouped, messageOf, type SlackMessage, sharedOut, type Unit } from './unit.js'
import type { SlackWords } from './words.js'

/**
 * A message for each that `renderAnswer` made of the same replies, or null where it can stay as it
 * is. A question that was answered shows its answer in the place of its choices.
 * @param tapped the action that was tapped last, if one was
 */
export function renderRetired(
  replies: readonly Reply[],
  view: View,
  words: SlackWords,
  tapped?: string,
): readonly (SlackMessage | null)[] {
  const sent = answerUnits(replies, fresh(words))
  const counts = sharedOut(sent)
  const before = grouped(sent, counts)
  const now = grouped(answerUnits(replies, showingNow(view, words, tapped)), counts)
  return now.map((units, at) =>
    JSON.stringify(units) === JSON.stringify(before[at]) ? null : messageNow(units, words),
  )
}

/** The same for an answer that was one message: how it was parted need not be found out again. */
export function renderRetiredWhole(
  replies: readonly Reply[],
  view: View,
  words: SlackWords,
): SlackMessage {
  return messageNow(answerUnits(replies, showingNow(view, words)), words)
}

function messageNow(units: readonly Unit[], words: SlackWords): SlackMessage {
  return units.some(({ blocks }) => blocks.length > 0)
    ? messageOf(units, words.answered)
    : messageOf([gone(words)], words.answered)
}

export function showingNow(view: View, words: SlackWords, tapped?: string): Showing {
  return {
    words,
    isLive: (action) => isLive(view.live, action),
    answerTo: (question) => answerTo(question, view, tapped),
  }
}

/** For a message in which there was nothing but what is gone; Slack takes none without blocks. */
function gone(words: SlackWords): Unit {
  return { blocks: [{ type: 'context', elements: [plain(words.answered || '✓')] }], text: '' }
}
