/** What goes some time after a person was here last, in small steps that hold up no turn. */
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'

export interface Expiry {
  /**
   * Removes all of a few people who were not here since `before`.
   * @param unless whose hand-off stands in one of these states stays until `atLatest`
   * @returns how many; fewer than `limit` if there are no more
   */
  remove(before: number, unless: Waiting, limit: number): Promise<number>
  /**
   * Goes on through those who were not here since `before`, each once until they are here again.
   * @param rewrite gives what is left of a state; null where nothing is to go
   * @returns how many it came by; fewer than `limit` if there are no more
   */
  shorten(before: number, rewrite: (state: string) => string | null, limit: number): Promise<number>
}

export interface Waiting {
  readonly states: readonly string[]
  readonly atLatest: number
}

/** Under which it is kept how far `shorten` came. */
const sweep = 'shorten'

export function expiryOn(database: Database, patience: Patience): Expiry {
  return {
    remove: (before, { states, atLatest }, limit) =>
      patiently(async () => {
        const { db } = await database.kysely()
        return db.transaction().execute(async (all) => {
          const gone = await all
            .selectFrom('conversations')
            .select('id')
            .where('updated_at', '<', before)
            .where(({ eb, or, not, exists, selectFrom }) =>
              or([
                eb('updated_at', '<', atLatest),
                not(
                  exists(
                    selectFrom('handoffs')
                      .select('handoffs.id')
                      .whereRef('handoffs.conversation', '=', 'conversations.id')
                      .where('handoffs.state', 'in', states),
                  ),
                ),
              ]),
            )
            .orderBy('updated_at')
            .orderBy('id')
            .limit(limit)
            .execute()
          if (gone.length === 0) return 0
          await all
            .deleteFrom('conversations')
            .where(
              'id',
              'in',
              gone.map(({ id }) => id),
            )
            // Where a transaction keeps nobody out, one may have come back meanwhile.
            .where('updated_at', '<', before)
            .execute()
          return gone.length
        })
      }, patience),
    shorten: (before, rewrite, limit) =>
      patiently(async () => {
        const { db } = await database.kysely()
        return db.transaction().execute(async (all) => {
          const came = await all
            .selectFrom('sweeps')
            .select(['at', 'id'])
            .where('name', '=', sweep)
            .executeTakeFirst()
          const next = await all
            .selectFrom('conversations')
            .select(['id', 'revision', 'state', 'updated_at'])
            .where('updated_at', '<', before)
            .where(({ eb, refTuple, tuple }) =>
              eb(refTuple('updated_at', 'id'), '>', tuple(came?.at ?? 0, came?.id ?? '')),
            )
            .orderBy('updated_at')
            .orderBy('id')
            .limit(limit)
            .execute()
          const last = next.at(-1)
          if (last === undefined) return 0
          for (const { id, revision, state } of next) {
            const left = rewrite(state)
            if (left === null) continue
            await all
              .updateTable('conversations')
              .set({ state: left })
              .where('id', '=', id)
              // A turn of another process may have come between; its state goes its own time later.
              .where('revision', '=', revision)
              .execute()
          }
          const upTo = { at: last.updated_at, id: last.id }
          await all
            .insertInto('sweeps')
            .values({ name: sweep, ...upTo })
            .onConflict((row) => row.column('name').doUpdateSet(upTo))
            .execute()
          return next.length
        })
      }, patience),
  }
}
