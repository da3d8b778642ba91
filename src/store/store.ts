/** What is kept, as the rest of certpath sees it. It knows no conversation, only its texts. */

import type { Person } from '../conversation/inbound.js'
import type { Expiry } from './expiry.js'
import type { Handoffs } from './handoffs.js'
import type { Heard } from './heard.js'
import type { Installations } from './installations.js'
import type { Lease } from './lease.js'
import type { Mailboxes } from './mailboxes.js'
import type { Erased, PersonData, TenantCount } from './person-data.js'
import type { Recipient } from './tables.js'
import type { Use } from './used-once.js'
import type { Wakes } from './wakes.js'

export interface Store {
  /**
   * Milliseconds since 1970, by a clock that all processes on this store share: for whatever one of them
   * writes and another compares.
   */
  now(): number
  /** Hints between the processes on this store. */
  readonly wakes: Wakes
  /**
   * Every turn of the batch, in its order, in one transaction. An event seen before gets the
   * answer it got, and changes nothing. All are on the disk when this resolves; if it rejects,
   * none is. `decide` may run again for the same turn when the transaction is tried again.
   */
  turns<Input>(
    batch: readonly TurnRequest<Input>[],
    decide: Decide<Input>,
    marks?: readonly Mark[],
  ): Promise<readonly TurnOutcome[]>
  /** A conversation's state as it was kept last; null for one that never was. */
  state(person: Person): Promise<string | null>
  /** What is committed and not yet delivered to the person, in order. */
  pending(person: Person): Promise<readonly Pending[]>
  /** What a platform has to send to one person, and what it sent and may have to change. */
  outbox(conversation: string, platform: string): Promise<readonly Letter[]>
  /**
   * Conversations whose next answer anybody may try to send now, those that wait longest first.
   * @param longestHoldInMs what is held for longer was held before the clock was put back
   */
  due(
    platform: string,
    now: number,
    longestHoldInMs: number,
    limit: number,
  ): Promise<readonly string[]>
  /** When the next is due of those that are held now; null if none is held. */
  dueNext(platform: string, now: number): Promise<number | null>
  /** Keeps others from trying until then; false if somebody else was faster. */
  claim(key: OutgoingKey, notBefore: number, until: number): Promise<boolean>
  /** How much waits to be sent, and since when (milliseconds since 1970). */
  waiting(): Promise<Waiting>
  /** Ends everything that waits for the people of a tenant. */
  giveUp(platform: string, tenant: string, refusal: string, at: number): Promise<void>
  /** Removes events and delivered messages that were kept for long enough, in small steps. */
  purge(now: number): Promise<Purged>
  /** All that is kept of a person, for that person to read; nothing if there is nothing. */
  export(person: Person): Promise<PersonData | undefined>
  erase(person: Person): Promise<Erased>
  /** What goes some time after a person was here last. */
  readonly expiry: Expiry
  /** Those whose mail goes from here. */
  readonly handoffs: Handoffs
  /** Where it is installed. */
  readonly installations: Installations
  /** Whether this is the first use, and in time; of two at once, in whatever process, one is. */
  useOnce(use: Use, now: number): Promise<boolean>
  /** Which process does what only one may do at a time. */
  readonly lease: Lease
  /** Where each person was last heard directly; who was heard last comes first. */
  heard(platform: string, limit: number): Promise<readonly Heard[]>
  /** How far mailboxes were read. */
  readonly mailboxes: Mailboxes
  /** Where there are people, and how many. */
  tenants(): Promise<readonly TenantCount[]>
  check(): Promise<Health>
  /**
   * Whether a turn could be kept now, by a small write; without the patience of a turn. Fails within
   * two seconds with what is in the way.
   * @returns how many migrations the database has taken, and how many this release knows
   */
  probe(now: number): Promise<Versions>
  close(): Promise<void>
}

/** One event of one person, to be answered once. `event` is unique for the person. */
export interface TurnRequest<Input> {
  readonly person: Person
  readonly event: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly input: Input
  /** Where the answer is delivered to; without it the person's own program takes it. */
  readonly route?: Route
  /** What came of a delivery, where that is what this turn is about: both are kept, or neither. */
  readonly mark?: Mark
}

/** Both as the platform's own terms have them. */
export interface Route {
  readonly platform: string
  readonly destination: string
  /** Until then the process that takes the turn is the one to send its answer. */
  readonly notBefore: number
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
  /** Hand-offs that are new, or stand otherwise than before. */
  readonly handoffs?: readonly HandoffWrite[]
  /** Erases all that is older than this turn. */
  readonly forget?: true
}

export interface Outgoing {
  readonly recipient: Recipient
  readonly body: string
  /** Where it goes; what goes to the person goes where the event came from. */
  readonly route?: Route
}

export interface HandoffWrite {
  readonly id: string
  readonly reference: string
  readonly openedAt: number
  readonly state: string
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

/** Names what one turn says to one recipient. */
export interface OutgoingKey {
  readonly conversation: string
  readonly revision: number
  readonly recipient: Recipient
}

/** What came of trying to deliver. It is kept with the next turns, or soon. */
export type Mark =
  | {
      readonly kind: 'delivered'
      readonly key: OutgoingKey
      /** When it was kept; after an erasure its key is given to another. */
      readonly keptAt?: number
      readonly at: number
      readonly receipt?: string | null
      /** Why it ended without being delivered. */
      readonly refusal?: string
      /** Earlier ones of which something else is shown now. */
      readonly receipts?: readonly { readonly revision: number; readonly receipt: string | null }[]
    }
  | {
      readonly kind: 'postponed'
      readonly key: OutgoingKey
      /** Until when it was held for this attempt; nothing changes if somebody else holds it now. */
      readonly held: number
      readonly notBefore: number
      readonly attempts: number
      readonly maybeSent: boolean
    }
  /** A person was heard where others may be heard later. */
  | { readonly kind: 'heard'; readonly heard: Heard }

export interface Pending {
  readonly revision: number
  readonly body: string
}

/** An outgoing row, as whoever delivers sees it. */
export interface Letter {
  readonly key: OutgoingKey
  readonly body: string
  /** What its event got; null if that is forgotten. */
  readonly view: string | null
  readonly destination: string
  readonly at: number
  readonly notBefore: number
  readonly attempts: number
  readonly maybeSent: boolean
  readonly delivered: boolean
  readonly receipt: string | null
}

export interface Waiting {
  readonly count: number
  readonly since: number | null
}

export interface Purged {
  readonly events: number
  readonly outgoing: number
}

export interface Versions {
  readonly kept: number
  readonly known: number
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
