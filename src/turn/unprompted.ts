/** Turns that nobody in the chat began: what comes of them goes to where the person is. */
import type { MailInbound, Person } from '../conversation/inbound.js'
import type { Mark } from '../store/store.js'
import type { Input, Mailing } from './conversations.js'
import type { Turns } from './turn.js'

/** How people on a platform are reached. */
export interface Place {
  directTo(person: Person): string
  /** Delivers what waits for a person. */
  flush(person: Person): void
}

export interface UnpromptedWorld {
  readonly turns: Turns<Input>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** By platform. Whoever is nowhere among them is told when they come back. */
  readonly places: ReadonlyMap<string, Place>
  readonly mailing: Mailing
}

/**
 * @param event unique for the person; the same one again changes nothing
 * @param mark is kept in the same commit
 * @throws {HandoffGone} where the person or the hand-off is not there any more
 */
export type Tell = (
  person: Person,
  event: string,
  inbound: MailInbound,
  mark?: Mark,
) => Promise<void>

export function tellingOn({ turns, now, places, mailing }: UnpromptedWorld): Tell {
  return async (person, event, inbound, mark) => {
    const { platform } = person
    const place = places.get(platform)
    const at = now()
    const kept = await turns.turn({
      person,
      event,
      at,
      input: inbound,
      ...(mark && { mark }),
      // Whoever sees it first is the one to send it.
      ...(place && { route: { platform, destination: place.directTo(person), notBefore: at } }),
    })
    if (!kept.repeated) mailing.posted(person, kept)
    if (kept.outgoing.some(({ recipient }) => recipient === 'person')) place?.flush(person)
  }
}
