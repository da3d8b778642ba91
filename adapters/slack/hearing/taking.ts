/** Hands what a person did to the conversation, and what comes of it to the outbox. */
import type { Context } from '@slack/bolt'
import type { Inbound, Person } from '../../../src/conversation/inbound.js'
import type { OutboxConversations } from '../../../src/outbox/platform.js'
import { onceAcknowledged } from '../arriving/take-in.js'
import { type Destination, writeDestination } from '../sending/destination.js'
import type { Surfaces } from './surfaces.js'

export interface Hearing {
  readonly conversations: OutboxConversations
  readonly surfaces: Surfaces
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface Event {
  readonly id: string
  readonly person: Person
  readonly inbound: Inbound
  readonly destination: Destination
}

/**
 * Resolves when the turn is kept; its answer leaves once Slack has its acknowledgement.
 * @throws {NotTaken}
 */
export async function take(
  { conversations }: Hearing,
  context: Context,
  { id, person, inbound, destination }: Event,
): Promise<void> {
  await conversations.take(person, id, inbound, writeDestination(destination))
  onceAcknowledged(context, () => conversations.flush(person))
}

/** Bolt has found out which workspace an event belongs to, or it would not be here. */
export function personIn({ teamId }: Context, user: string, name?: string): Person {
  if (teamId === undefined) throw new TypeError('The event belongs to no workspace')
  return { platform: 'slack', tenant: teamId, user, ...(name && { name }) }
}
