/** Turns that nobody in the chat began: what comes of them goes to where the person is. */
import type { Person, Unprompted } from '../conversation/inbound.js'
import { terminalPlatform, toThemselves } from '../outbox/platform.js'
import type { Mark } from '../store/store.js'
import { lettersFor, type Wakes } from '../store/wakes.js'
import type { Input, Mailing } from './conversations.js'
import type { Turns } from './turn.js'

/** A platform whose people this process reaches. */
export interface Place {
  /** Delivers what waits for a person. */
  flush(person: Person): void
}

export interface UnpromptedWorld {
  readonly turns: Turns<Input>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** By platform. Whoever is on none of them is told by a process that reaches theirs. */
  readonly places: ReadonlyMap<string, Place>
  readonly mailing: Mailing
  readonly wakes: Pick<Wakes, 'wake'>
}

/**
 * @param event unique for the person; the same one again changes nothing
 * @param mark is kept in the same commit
 * @throws {HandoffGone} where the person or the hand-off is not there any more
 */
export type Tell = (
  person: Person,
  event: string,
  inbound: Unprompted,
  mark?: Mark,
) => Promise<void>

export function tellingOn({ turns, now, places, mailing, wakes }: UnpromptedWorld): Tell {
  return async (person, event, inbound, mark) => {
    const { platform } = person
    const at = now()
    // What did not get there is not sent there again.
    const isReached = platform !== terminalPlatform && inbound.kind !== 'unreached'
    const destination = isReached ? toThemselves : undefined
    const kept = await turns.turn({
      person,
      event,
      at,
      input: inbound,
      ...(mark && { mark }),
      // Whoever sees it first is the one to send it.
      ...(destination !== undefined && { route: { platform, destination, notBefore: at } }),
    })
    if (!kept.repeated) mailing.posted(person, kept)
    if (!kept.outgoing.some(({ recipient }) => recipient === 'person')) return
    const place = places.get(platform)
    if (place) place.flush(person)
    else if (destination !== undefined) wakes.wake(lettersFor(platform))
  }
}
