/** Where an answer may go: kept with it as text, so that whoever sends it needs nothing else. */

export type Destination = Direct | Interaction | Mention

/** The person's own conversation with the bot. */
export interface Direct {
  readonly kind: 'direct'
  readonly user: string
  /** Where the person wrote; absent where it has to be looked up. */
  readonly channel?: string
}

/** A command was given, something was tapped, or a form was sent: it is answered there. */
export interface Interaction {
  readonly kind: 'interaction'
  readonly user: string
  readonly id: string
  readonly application: string
  /** Lets whoever has it answer, until then. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly until: number
  /** The person's own conversation with the bot, if it was there; elsewhere they alone see it. */
  readonly channel?: string
  readonly tapped?: Tapped
  /** The bot's user: who to write to instead. */
  readonly bot: string
}

/** What was tapped, or where the form stood that was sent. */
export interface Tapped {
  readonly action: string
  readonly message: string
  /** Whether what stands there is over with it, and may give its place to the answer. */
  readonly ends: boolean
}

/** Somebody mentioned the bot among others: the answer is for them alone. */
export interface Mention {
  readonly kind: 'mention'
  readonly user: string
  readonly channel: string
  readonly message: string
}

/** Discord says fifteen minutes; what is sent at the last moment would come too late. */
const tokenInMs = 14 * 60_000

export function interactionAt(
  now: number,
  interaction: Omit<Interaction, 'kind' | 'until'>,
): Interaction {
  return { kind: 'interaction', ...interaction, until: now + tokenInMs }
}

export function writeDestination(destination: Destination): string {
  return JSON.stringify(destination)
}

/** Reads what `writeDestination` wrote. */
export function readDestination(text: string): Destination {
  return JSON.parse(text) as Destination
}
