/** Where an answer may go: kept with it as text, so that whoever sends it needs nothing else. */

export type Destination = Direct | Card | Mention

/** The person's own conversation with the bot. */
export interface Direct {
  readonly kind: 'direct'
  readonly user: string
  /** Where the person wrote; absent where it has to be looked up. */
  readonly channel?: string
  /** Where it was refused: that has to be somewhere else. */
  readonly refusedIn?: string
}

/** A message that the person alone sees, in the channel where they gave a command or tapped. */
export interface Card {
  readonly kind: 'card'
  readonly user: string
  readonly channel: string
  /** Takes messages without a token, five times and for half an hour. */
  readonly responseUrl: string
  /** Milliseconds since 1970. */
  readonly until: number
  /** Whether the person tapped on one, which the answer takes the place of. */
  readonly replaces: boolean
  /** The thread that it stands in. */
  readonly thread?: string
  /** The action that they tapped. */
  readonly tapped?: string
  /** The bot's user, where it is known: who to write to instead. */
  readonly bot?: string
}

/** Somebody mentioned the bot among others, and alone sees its answer there. */
export interface Mention {
  readonly kind: 'mention'
  readonly user: string
  readonly channel: string
  readonly thread?: string
  /** As in `Card`. */
  readonly bot?: string
}

/** Slack says thirty minutes; what is sent at the last moment would come too late. */
const responseUrlInMs = 29 * 60_000

export function cardAt(now: number, card: Omit<Card, 'kind' | 'until'>): Card {
  return { kind: 'card', ...card, until: now + responseUrlInMs }
}

export function writeDestination(destination: Destination): string {
  return JSON.stringify(destination)
}

/** Reads what `writeDestination` wrote. */
export function readDestination(text: string): Destination {
  return JSON.parse(text) as Destination
}
