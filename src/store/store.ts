/** What is kept, as the rest of certpath sees it. It knows no conversation, only its texts. */

import type { Person } from '../conversation/inbound.js'
import type { Installations } from './installations.js'
import type { Erased, PersonData, TenantCount } from './person-data.js'
import type { Recipient } from './tables.js'
import type { Use } from './used-once.js'

export interface Store {
  /**
   * Every turn of the batch, in its order, in one transaction. An event seen before gets the
   * answer it got, and changes nothing. All are on the disk when this resolves; if it rejects,
   * none is. `decide` may run again for the same turn when the transaction is tried again.
   */
  turns<Input>(
    batch: readonly TurnRequest<Input>[],
    decide: Decide<Input>,
    delivered?: readonly Delivered[],
  ): Promise<readonly TurnOutcome[]>
  /** What is committed and not yet delivered to the person, in order. */
  pending(person: Person): Promise<readonly Pending[]>
  /** Removes what is older than a week and not needed any more, in small steps. */
  purge(now: number): Promise<Purged>
  /** All that is kept of a person, for that person to read; nothing if there is nothing. */
  export(person: Person): Promise<PersonData | undefined>
  erase(person: Person): Promise<Erased>
  /** Where it is installed. */
  readonly installations: Installations
  /** Whether this is the first use, and in time; of two at once, in whatever process, one is. */
  useOnce(use: Use, now: number): Promise<boolean>
  /** Where there are people, and how many. */
  tenants(): Promise<readonly TenantCount[]>
  check(): Promise<Health>
  close(): Promise<void>
}

/** One event of one person, to be answered once. `event` is unique for the person. */
export interface TurnRequest<Input> {
  readonly person: Person
  readonly event: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly input: Input
}

/** A conversation as it stands; one that never was has revision 0 and no state. */
export interface Loaded {
  readonly revision: number
  readonly state: string | null
}

/** Pure: the same request and state give the same write. Throwing fails this one turn. */
export type Decide<Input> = (request: TurnRequest<Input>, loaded: Loaded) => TurnWrite

/** What a turn leaves behind. All texts are JSON, which has no character that a column refuses. */
export interface TurnWrite {
  readonly state: string
  /** What the same event gets again, whatever form the caller likes. */
  readonly view: string
  readonly outgoing: readonly Outgoing[]
  /** Erases all that is older than this turn. */
  readonly forget?: true
}

export interface Outgoing {
  readonly recipient: Recipient
  readonly body: string
}

export type TurnOutcome = Kept | { readonly kind: 'failed'; readonly error: unknown }

export interface Kept {
  readonly kind: 'kept'
  /** The revision that this turn made; `delivered` and `pending` name it. */
  readonly revision: number
  readonly view: string
  readonly outgoing: readonly Outgoing[]
  /** The event had been answered before. */
  readonly repeated: boolean
}

/** The replies of one turn have reached the person. */
export interface Delivered {
  readonly person: Person
  readonly revision: number
  readonly at: number
}

export interface Pending {
  readonly revision: number
  readonly position: number
  readonly body: string
  readonly at: number
}

export interface Purged {
  readonly events: number
  readonly outgoing: number
}

export interface Health {
  readonly where: string
  readonly version: number
  readonly writable: boolean
  /** What the database says is broken; empty if nothing is. */
  readonly damage: readonly string[]
  /** None if it is too damaged to be counted. */
  readonly counts: Counts | undefined
}

export interface Counts {
  readonly conversations: number
  readonly events: number
  /** Messages on their way, to people and to the trainer. */
  readonly pending: number
}
