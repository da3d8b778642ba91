/** The id by which Slack knows a message that it was given before. */
import { createHash } from 'node:crypto'

/** A UUID of the answer and its part: the same for every attempt, and no other message's. */
export function clientMessageId(answer: string, part: number): string {
  const hash = createHash('sha256').update(`${answer} ${part}`).digest('hex')
  // Version 8 of RFC 9562 leaves all but these digits to whoever makes it.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
