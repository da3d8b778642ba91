/** The contract between the advisor and the platforms that people reach it by. */
import type { Inbound, Person } from '../conversation/inbound.js'
import type { Reply, View } from '../conversation/reply.js'

/** What a platform is given: one way in, and the replies that come of it. */
export interface Conversations {
  /**
   * Takes one event. When this resolves, the answer is kept; the same event id of the same person
   * gets the same answer again and changes nothing.
   * @throws {NotTaken} when the answer could not be kept; nothing has changed then
   */
  take(person: Person, event: string, inbound: Inbound): Promise<Answer>
  /** The answer that an event got, where it was taken before. */
  earlier(person: Person, event: string): Promise<Answer | null>
  /** Answers that were kept and never shown, oldest first: a process may die between the two. */
  undelivered(person: Person): Promise<readonly Undelivered[]>
  /** Says that an answer has been shown. */
  delivered(person: Person, answer: Pick<Answer, 'revision'>): Promise<void>
}

export interface Answer {
  /** The conversation's revision after this turn. */
  readonly revision: number
  readonly replies: readonly Reply[]
  readonly view: View
}

export type Undelivered = Pick<Answer, 'revision' | 'replies'>

/** The event was not taken and nothing has changed; the message says so in words for people. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}
