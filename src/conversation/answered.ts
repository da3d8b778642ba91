/** What was answered to a question that was put before, for platforms that show it in its place. */
import type { ChoiceOffer, QuestionReply, View } from './reply.js'

/**
 * The choice that was tapped, or the one that says most of what is known and nothing else.
 * @param tapped the action that was tapped last, if one was
 */
export function answerTo(
  { choices }: QuestionReply,
  { facts }: View,
  tapped: string | undefined,
): ChoiceOffer | null {
  const found = choices.find(({ action }) => action === tapped)
  if (found) return found
  const says = ({ sets }: ChoiceOffer) => Object.keys(sets).length
  const fitting = choices.filter(
    (choice) =>
      says(choice) > 0 &&
      Object.entries(choice.sets).every(([fact, value]) => facts[fact] === value),
  )
  return fitting.reduce<ChoiceOffer | null>(
    (best, choice) => (best && says(best) >= says(choice) ? best : choice),
    null,
  )
}
