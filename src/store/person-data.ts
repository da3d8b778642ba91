/** What is kept of one person: shown to that person, or erased. */

import type { Person } from '../conversation/inbound.js'
import type { Database } from './database.js'
import { conversationOf, textOf } from './person-key.js'
import type { Recipient } from './tables.js'

/** Readable as JSON, with the texts of the conversation as what they say. */
export interface PersonData {
  readonly person: Person
  readonly conversation: {
    readonly revision: number
    readonly updatedAt: string
    readonly state: unknown
  }
  readonly events: readonly {
    readonly event: string
    readonly at: string
    readonly revision: number
    readonly view: unknown
  }[]
  readonly outgoing: readonly {
    readonly revision: number
    readonly recipient: Recipient
    readonly at: string
    readonly deliveredAt: string | null
    readonly body: unknown
  }[]
  /** Where the person was last heard directly, in the platform's own terms. */
  readonly heard: {
    readonly place: string
    readonly event: string
    readonly at: string
  } | null
  readonly handoffs: readonly {
    readonly reference: string
    readonly openedAt: string
    readonly state: string
    readonly changedAt: string
  }[]
}

export interface Erased {
  readonly conversations: number
  readonly events: number
  readonly outgoing: number
  readonly heard: number
  readonly handoffs: number
  /** What may be left of it where nobody looks, and until when; null if nothing is. */
  readonly left: string | null
}

export interface TenantCount {
  readonly platform: string
  readonly tenant: string
  readonly people: number
}

export async function exportPerson(
  database: Database,
  person: Person,
): Promise<PersonData | undefined> {
  const { db } = await database.kysely()
  const id = conversationOf(person)
  // All as it was at one moment.
  const atOnce = db.transaction().setIsolationLevel('repeatable read')
  return atOnce.execute(async (all) => {
    const found = await all
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (found === undefined) return undefined
    const events = await all
      .selectFrom('events')
      .selectAll()
      .where('conversation', '=', id)
      .orderBy('revision')
      .execute()
    const outgoing = await all
      .selectFrom('outgoing')
      .selectAll()
      .where('conversation', '=', id)
      .orderBy('revision')
      .orderBy('position')
      .execute()
    const heard = await all
      .selectFrom('heard')
      .select(['place', 'event', 'at'])
      .where('conversation', '=', id)
      .executeTakeFirst()
    const handoffs = await all
      .selectFrom('handoffs')
      .selectAll()
      .where('conversation', '=', id)
      .orderBy('opened_at')
      .execute()
    return {
      person,
      conversation: {
        revision: found.revision,
        updatedAt: asDate(found.updated_at),
        state: readable(found.state),
      },
      events: events.map(({ event, at, revision, view }) => ({
        event: textOf(event),
        at: asDate(at),
        revision,
        view: readable(view),
      })),
      outgoing: outgoing.map(({ revision, recipient, at, delivered_at, body }) => ({
        revision,
        recipient,
        at: asDate(at),
        deliveredAt: delivered_at === null ? null : asDate(delivered_at),
        body: readable(body),
      })),
      heard: heard
        ? { place: textOf(heard.place), event: textOf(heard.event), at: asDate(heard.at) }
        : null,
      handoffs: handoffs.map(({ reference, opened_at, state, changed_at }) => ({
        reference,
        openedAt: asDate(opened_at),
        state,
        changedAt: asDate(changed_at),
      })),
    }
  })
}

export async function erasePerson(database: Database, person: Person): Promise<Erased> {
  const { db } = await database.kysely()
  const id = conversationOf(person)
  const counts = await db.transaction().execute(async (all) => {
    const outgoing = await all
      .deleteFrom('outgoing')
      .where('conversation', '=', id)
      .executeTakeFirst()
    const events = await all.deleteFrom('events').where('conversation', '=', id).executeTakeFirst()
    const heard = await all.deleteFrom('heard').where('conversation', '=', id).executeTakeFirst()
    const handoffs = await all
      .deleteFrom('handoffs')
      .where('conversation', '=', id)
      .executeTakeFirst()
    const conversations = await all
      .deleteFrom('conversations')
      .where('id', '=', id)
      .executeTakeFirst()
    return {
      conversations: Number(conversations.numDeletedRows),
      events: Number(events.numDeletedRows),
      outgoing: Number(outgoing.numDeletedRows),
      heard: Number(heard.numDeletedRows),
      handoffs: Number(handoffs.numDeletedRows),
    }
  })
  return { ...counts, left: await database.scrub() }
}

export async function countTenants(database: Database): Promise<readonly TenantCount[]> {
  const { db } = await database.kysely()
  const rows = await db
    .selectFrom('conversations')
    .select(({ fn }) => ['platform', 'tenant', fn.countAll<number>().as('people')])
    .groupBy(['platform', 'tenant'])
    .orderBy('platform')
    .orderBy('tenant')
    .execute()
  return rows.map(({ platform, tenant, people }) => ({
    platform: textOf(platform),
    tenant: textOf(tenant),
    people: Number(people),
  }))
}

function asDate(ms: number): string {
  return new Date(ms).toISOString()
}

/** A text that is no JSON is shown as it is, rather than not at all. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
