/** Hands what a person did to the conversation, and what comes of it to the outbox. */
import type { Inbound, Person } from '../../../src/conversation/inbound.js'
import type { View } from '../../../src/conversation/reply.js'
import type { OutboxConversations } from '../../../src/outbox/platform.js'
import type { Log } from '../calling/log.js'
import { type Destination, writeDestination } from '../sending/destination.js'
import type { Heard } from './heard.js'

export interface Taking {
  readonly conversations: OutboxConversations
  readonly heard: Heard
  readonly log: Log
}

export interface Event {
  /** Discord's id of the message or the interaction. */
  readonly id: string
  readonly person: Person
  readonly inbound: Inbound
  readonly destination: Destination
}

/**
 * Resolves when the turn is kept and its answer is on its way.
 * @throws {NotTaken}
 */
export async function take(
  { conversations, heard }: Taking,
  { id, person, inbound, destination }: Event,
): Promise<void> {
  const { channel } = destination
  // Before it is taken, so that it is kept with it.
  if (destination.kind !== 'mention' && channel !== undefined) heard.note(person, channel, id)
  const { view } = await conversations.take(person, id, inbound, writeDestination(destination))
  conversations.flush(person)
  // Whoever had everything erased is heard anew, from the next message on.
  if (isErased(view)) heard.forget(person)
}

/** After every other turn something waits for an answer, or was advised, or is being written. */
function isErased({ live, phase, recommendation }: View): boolean {
  return live.question === null && phase === 'asking' && recommendation === null
}
