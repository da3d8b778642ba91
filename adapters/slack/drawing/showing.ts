/** How an answer is to be drawn: as it was sent, or as it should stand now. */
import type { ChoiceOffer, QuestionReply } from '../../../src/conversation/reply.js'
import type { SlackWords } from './words.js'

export interface Showing {
  readonly words: SlackWords
  /** Whether it answers where a slash command can be given. */
  readonly slash?: boolean
  /** Whether a tap on it would be taken. */
  isLive(action: string): boolean
  /** What was answered to a question whose choices are dead, where that is known. */
  answerTo(question: QuestionReply): ChoiceOffer | null
}

/** Everything in it waits for a tap. */
export function fresh(words: SlackWords): Showing {
  return { words, isLive: () => true, answerTo: () => null }
}

export const tick = '✓'
