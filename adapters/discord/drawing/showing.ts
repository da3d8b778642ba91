/** How an answer is to be drawn: as it was sent, or as it should stand now. */
import { answerTo } from '../../../src/conversation/answered.js'
import { isLive } from '../../../src/conversation/live.js'
import type { ChoiceOffer, QuestionReply, View } from '../../../src/conversation/reply.js'
import type { DiscordWords } from './words.js'

export interface Showing {
  readonly words: DiscordWords
  /** Whether a tap on it would be taken. */
  isLive(action: string): boolean
  /** What was answered to a question whose choices are dead, where that is known. */
  answerTo(question: QuestionReply): ChoiceOffer | null
}

/** Everything in it waits for a tap. */
export function fresh(words: DiscordWords): Showing {
  return { words, isLive: () => true, answerTo: () => null }
}

/** @param tapped the action that was tapped last, if one was */
export function showingNow(view: View, words: DiscordWords, tapped?: string): Showing {
  return {
    words,
    isLive: (action) => isLive(view.live, action),
    answerTo: (question) => answerTo(question, view, tapped),
  }
}

export const tick = '✓'
