/** How the store is, for whoever looks after it. */
import type { Database } from './database.js'
import type { Counts, Health } from './store.js'

export async function checkHealth(database: Database, version: number): Promise<Health> {
  const { where } = database
  const { damage, writable } = await database.health()
  const counts = damage.length === 0 ? await countRows(database) : undefined
  return { where, version, writable, damage, counts }
}

async function countRows(database: Database): Promise<Counts> {
  const { db } = await database.kysely()
  const rowsOf = (table: 'conversations' | 'events' | 'outgoing') =>
    db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('rows'))
  const pending = rowsOf('outgoing').where('delivered_at', 'is', null)
  return {
    conversations: Number((await rowsOf('conversations').executeTakeFirstOrThrow()).rows),
    events: Number((await rowsOf('events').executeTakeFirstOrThrow()).rows),
    pending: Number((await pending.executeTakeFirstOrThrow()).rows),
  }
}
