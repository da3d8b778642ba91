/** Hands what a person did to the conversation, and what comes of it to the outbox. */
import type { Context } from '@slack/bolt'
import type { Inbound, Person } from '../../../src/conversation/inbound.js'
import type { View } from '../../../src/conversation/reply.js'
import { type OutboxConversations, PassedOver } from '../../../src/outbox/platform.js'
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
 * Resolves when the turn is kept, or the event passed over; an answer leaves once Slack has its
 * acknowledgement.
 * @throws {NotTaken}
 */
export async function take(
  hearing: Hearing,
  context: Context,
  { id, person, inbound, destination }: Event,
): Promise<void> {
  const { conversations, surfaces } = hearing
  const answer = await conversations
    .take(person, id, inbound, writeDestination(destination))
    .catch(unlessPassedOver)
  if (answer === null) return
  onceAcknowledged(context, () => conversations.flush(person))
  // The page would go on showing what is erased until it is opened again.
  if (isErased(answer.view)) onceAcknowledged(context, () => surfaces.showHome(person))
}

/** Slack wants to hear that it came, and the person was told why nothing comes of it. */
function unlessPassedOver(error: unknown): null {
  if (error instanceof PassedOver) return null
  throw error
}

/** After every other turn something waits for an answer, or was advised, or is being written. */
function isErased({ live, phase, recommendation }: View): boolean {
  return live.question === null && phase === 'asking' && recommendation === null
}

/** The bot's user, where it is known already. */
export function botIn({ botUserId }: Context): { readonly bot?: string } {
  return botUserId === undefined ? {} : { bot: botUserId }
}

/** Bolt has found out which workspace an event belongs to, or it would not be here. */
export function personIn({ teamId }: Context, user: string, name?: string): Person {
  if (teamId === undefined) throw new TypeError('The event belongs to no workspace')
  return { platform: 'slack', tenant: teamId, user, ...(name && { name }) }
}
