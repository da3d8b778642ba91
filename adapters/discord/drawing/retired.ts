/** An answer that was sent before, as it should stand now: without the buttons that are dead. */
import type { Reply, View } from '../../../src/conversation/reply.js'
import { aboveUnits } from './above.js'
import type { DiscordMessage } from './message.js'
import { answerUnits } from './render.js'
import { fresh, showingNow } from './showing.js'
import { grouped, messageOf, sharedOut } from './unit.js'
import type { DiscordWords } from './words.js'

/**
 * A message for each that was made of the same replies under the same lines, or null where it can
 * stay as it is. A question that was answered shows its answer in the place of its choices.
 * @param above what `renderCard` gave back with them; empty for what `renderAnswer` made
 * @param tapped the action that was tapped last, if one was
 */
export function renderRetired(
  replies: readonly Reply[],
  above: readonly string[],
  view: View,
  words: DiscordWords,
  tapped?: string,
): readonly (DiscordMessage | null)[] {
  const sent = [...aboveUnits(above), ...answerUnits(replies, fresh(words))]
  const units = [...aboveUnits(above), ...answerUnits(replies, showingNow(view, words, tapped))]
  const counts = sharedOut(sent)
  const before = grouped(sent, counts)
  return grouped(units, counts).map((group, at) =>
    JSON.stringify(group) === JSON.stringify(before[at])
      ? null
      : { ...messageOf(group, words.answered), files: [] },
  )
}
