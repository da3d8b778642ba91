/**
 * Where a person was last heard directly, and by which event: what was written there while nobody
 * listened can be found from it.
 */
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'
import { keyOf, textOf } from './person-key.js'

export interface HeardOf {
  /** In place of an earlier one; nothing for a conversation that never was, or was erased. */
  keep(heard: Heard): Promise<void>
  /** Who was heard last comes first. */
  on(platform: string, limit: number): Promise<readonly Heard[]>
}

export interface Heard {
  readonly platform: string
  readonly conversation: string
  /** In the platform's own terms, as the event is. */
  readonly place: string
  readonly event: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export function heardOn(database: Database, patience: Patience): HeardOf {
  return {
    keep: ({ platform, conversation, place, event, at }) =>
      patiently(async () => {
        const { db } = await database.kysely()
        await db
          .insertInto('heard')
          .columns(['conversation', 'platform', 'place', 'event', 'at'])
          // Out of what is there: an erasure meanwhile is not to leave this behind.
          .expression((eb) =>
            eb
              .selectFrom('conversations')
              .select(({ val }) => [
                'id',
                val(keyOf(platform)).as('platform'),
                val(keyOf(place)).as('place'),
                val(keyOf(event)).as('event'),
                val(at).as('at'),
              ])
              .where('id', '=', conversation),
          )
          .onConflict((conflict) =>
            conflict
              .column('conversation')
              .doUpdateSet((eb) => ({
                platform: eb.ref('excluded.platform'),
                place: eb.ref('excluded.place'),
                event: eb.ref('excluded.event'),
                at: eb.ref('excluded.at'),
              }))
              // Of two processes, the one that comes later may have heard earlier.
              .whereRef('heard.at', '<=', 'excluded.at'),
          )
          .execute()
      }, patience),
    on: (platform, limit) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const rows = await db
          .selectFrom('heard')
          .select(['conversation', 'place', 'event', 'at'])
          .where('platform', '=', keyOf(platform))
          .orderBy('at', 'desc')
          .limit(limit)
          .execute()
        return rows.map(({ conversation, place, event, at }) => ({
          platform,
          conversation,
          place: textOf(place),
          event: textOf(event),
          at: Number(at),
        }))
      }, patience),
  }
}
