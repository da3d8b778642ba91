/** What one process does at a time, whichever takes the lease on it. */
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'
import { keyOf } from './person-key.js'

export interface Lease {
  /**
   * Whether it is the owner's until then: it was free or expired, or is renewed.
   * @param owner nobody else's, in whatever process
   */
  take(name: string, owner: string, now: number, until: number): Promise<boolean>
  /** Nothing if somebody else has it. */
  release(name: string, owner: string): Promise<void>
  /** Until when somebody has it, as that process would have it; null if nobody has. */
  heldUntil(name: string): Promise<number | null>
}

/**
 * Nobody takes one for longer. An end that is further away was set before the clock was put back,
 * and is cut to what the asking process would get itself: the owner, if it is alive, renews before.
 */
const longestHoldInMs = 60_000

export function leasesOn(database: Database, patience: Patience): Lease {
  return {
    take: (name, owner, now, until) =>
      patiently(async () => {
        const { db } = await database.kysely()
        // One statement, for a database that gives each its own connection. Nothing is written
        // as long as somebody else has it.
        const row = await db
          .insertInto('leases')
          .values({ name: keyOf(name), owner: keyOf(owner), expires_at: until })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet((eb) => ({
                owner: eb
                  .case()
                  .when('leases.expires_at', '<=', now)
                  .then(eb.ref('excluded.owner'))
                  .else(eb.ref('leases.owner'))
                  .end(),
                expires_at: eb.ref('excluded.expires_at'),
              }))
              .where((eb) =>
                eb.or([
                  eb('leases.owner', '=', eb.ref('excluded.owner')),
                  eb('leases.expires_at', '<=', now),
                  eb('leases.expires_at', '>', now + longestHoldInMs),
                ]),
              ),
          )
          .returning('owner')
          .executeTakeFirst()
        return row?.owner === keyOf(owner)
      }, patience),
    release: (name, owner) =>
      patiently(async () => {
        const { db } = await database.kysely()
        await db
          .deleteFrom('leases')
          .where('name', '=', keyOf(name))
          .where('owner', '=', keyOf(owner))
          .execute()
      }, patience),
    heldUntil: (name) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const row = await db
          .selectFrom('leases')
          .select('expires_at')
          .where('name', '=', keyOf(name))
          .executeTakeFirst()
        return row === undefined ? null : Number(row.expires_at)
      }, patience),
  }
}
