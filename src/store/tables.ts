import type { Generated } from 'kysely'

/** The tables as Kysely sees them. Times are milliseconds since 1970, states and bodies JSON. */
export interface Tables {
  readonly schema_version: { readonly version: number }
  readonly conversations: ConversationRow
  readonly events: EventRow
  readonly outgoing: OutgoingRow
  readonly handoffs: HandoffRow
  readonly installations: InstallationRow
  readonly used_once: UsedOnceRow
  readonly leases: LeaseRow
  readonly heard: HeardRow
  readonly mailboxes: MailboxRow
  readonly sweeps: SweepRow
}

/** A person's talk as it stands. */
export interface ConversationRow {
  readonly id: string
  readonly platform: string
  readonly tenant: string
  readonly revision: number
  /** The revision that this state was made from; a write that lost a race does not match. */
  readonly based_on: number
  readonly state: string
  readonly updated_at: number
}

/** What was answered to an event, so that the same event again gets the same answer. */
export interface EventRow {
  readonly conversation: string
  readonly event: string
  readonly revision: number
  readonly view: string
  readonly at: number
}

/** What one turn says to one recipient. Pending until it has a time of delivery. */
export interface OutgoingRow {
  readonly conversation: string
  readonly revision: number
  readonly position: number
  readonly recipient: Recipient
  readonly body: string
  readonly at: number
  readonly delivered_at: Generated<number | null>
  /** Who delivers it; null for what the person's own program comes and takes. */
  readonly platform: string | null
  readonly destination: string | null
  /** What it answers. */
  readonly event: string | null
  /** Nobody is to try before: whoever tries has moved it on, and has until then. */
  readonly not_before: number | null
  readonly attempts: Generated<number>
  /** 0 if no attempt can have got through; until that is known, whoever has it may have sent it. */
  readonly maybe_sent: Generated<number>
  /** What changes the message on its platform, as long as that may be wanted. */
  readonly receipt: Generated<string | null>
  /** Why it ended without being delivered. */
  readonly refusal: Generated<string | null>
}

/** A workspace where it is installed. */
interface InstallationRow {
  readonly platform: string
  readonly tenant: string
  /** Sealed. */
  readonly body: string
  readonly at: number
}

/** What was used and may not be used again, as long as anybody might take it. */
interface UsedOnceRow {
  readonly purpose: string
  readonly nonce: string
  readonly expires_at: number
}

/** How far a mailbox was read. */
interface MailboxRow {
  readonly name: string
  readonly uid_validity: number
  readonly last_uid: number
}

/** How far the conversations were gone through, by their time and then their id. */
interface SweepRow {
  readonly name: string
  readonly at: number
  readonly id: string
}

/** Who is the one to do it, until then. */
interface LeaseRow {
  readonly name: string
  readonly owner: string
  readonly expires_at: number
}

/** Where a person was last heard directly, and by which event. */
interface HeardRow {
  readonly conversation: string
  readonly platform: string
  readonly place: string
  readonly event: string
  readonly at: number
}

/** A hand-off whose mail goes from here: by its id the trainer's answer finds the talk. */
export interface HandoffRow {
  readonly id: string
  readonly conversation: string
  readonly reference: string
  readonly opened_at: number
  readonly state: string
  readonly changed_at: number
}

export type Recipient = 'person' | 'trainer' | 'address'
