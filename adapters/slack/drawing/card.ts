/** A talk in one place: each answer takes the place of the one before. */
import type { Reply, View } from '../../../src/conversation/reply.js'
import { plain, plainLength } from './blocks.js'
import { cleanLine } from './escape.js'
import { limits } from './limits.js'
import { answerLine, isOpen } from './question.js'
import { answerUnits } from './render.js'
import { showingNow } from './retired.js'
import { fresh } from './showing.js'
import { shortened } from './split.js'
import { grouped, messageOf, type SlackMessage, sharedOut, type Unit } from './unit.js'
import type { SlackWords } from './words.js'

/**
 * The new answer, beneath what was answered to the question that it takes the place of. Seldom
 * more than one message; the first takes the place.
 * @param previous what the card showed before
 * @param view as it is after the new answer
 * @param tapped the action that was tapped for it, if one was
 */
export function renderCard(
  previous: readonly Reply[],
  replies: readonly Reply[],
  view: View,
  words: SlackWords,
  tapped?: string,
): readonly SlackMessage[] {
  const units = [
    ...answeredUnits(previous, view, words, tapped),
    ...answerUnits(replies, fresh(words)),
  ]
  return grouped(units, sharedOut(units)).map((group) => messageOf(group, words.answered))
}

/** A reminder, and so it may be shortened: the answer was read when it was given. */
function answeredUnits(
  previous: readonly Reply[],
  view: View,
  words: SlackWords,
  tapped: string | undefined,
): Unit[] {
  const showing = showingNow(view, words, tapped)
  return previous.flatMap((reply): Unit[] => {
    if (reply.kind !== 'question' || isOpen(reply, showing)) return []
    const answer = showing.answerTo(reply)
    if (!answer) return []
    const text = shortened(
      `${cleanLine(reply.ask)} ${answerLine(answer)}`,
      limits.contextText,
      plainLength,
    )
    return [{ blocks: [{ type: 'context', elements: [plain(text)] }], text: '' }]
  })
}
