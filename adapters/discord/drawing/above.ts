/** What was answered before in the message in which a talk goes on: a quiet line for each. */
import { cleanLine } from '../../../src/conversation/clean.js'
import type { Reply } from '../../../src/conversation/reply.js'
import { shortened } from '../../../src/conversation/split.js'
import { escaped } from './escape.js'
import { answerLine, isOpen } from './question.js'
import type { Showing } from './showing.js'
import { sharedOut, textUnit, type Unit } from './unit.js'

/** A reminder, and so it may be shortened: the answer was read when it was given. */
const longestLine = 200

/** More is a list that nobody reads. */
const mostLines = 12

/** The questions among them that were answered, each with its answer. */
export function answeredLines(replies: readonly Reply[], showing: Showing): string[] {
  return replies.flatMap((reply) => {
    if (reply.kind !== 'question' || isOpen(reply, showing)) return []
    const answer = showing.answerTo(reply)
    return answer ? [shortened(`${cleanLine(reply.ask)} ${answerLine(answer)}`, longestLine)] : []
  })
}

/** As many of the last lines as leave what they stand above in as many messages as it takes. */
export function fittingAbove(lines: readonly string[], units: readonly Unit[]): readonly string[] {
  const alone = sharedOut(units).length
  let kept = lines.slice(-mostLines)
  while (kept.length > 0 && sharedOut([...aboveUnits(kept), ...units]).length > alone) {
    kept = kept.slice(1)
  }
  return kept
}

export function aboveUnits(lines: readonly string[]): Unit[] {
  if (lines.length === 0) return []
  return [textUnit(lines.map((line) => `-# ${escaped(cleanLine(line))}`).join('\n'))]
}
