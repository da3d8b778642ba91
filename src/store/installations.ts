/** Where certpath is installed: a row for each workspace, with a body that whoever asks can read. */
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'
import { keyOf, textOf } from './person-key.js'

export interface Installations {
  /** In place of an earlier one of the same tenant. */
  keep(installation: Installation): Promise<void>
  find(platform: string, tenant: string): Promise<Installation | undefined>
  /**
   * Whether there was one. One that was kept later than `upTo` stays: word of a removal may come
   * after the next installation.
   */
  remove(platform: string, tenant: string, upTo: number): Promise<boolean>
  list(platform: string): Promise<readonly Installation[]>
}

export interface Installation {
  readonly platform: string
  readonly tenant: string
  /** Sealed by whoever keeps it: the store holds no secret that it could give away. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export function installationsOn(database: Database, patience: Patience): Installations {
  return {
    keep: ({ platform, tenant, body, at }) =>
      patiently(async () => {
        const { db } = await database.kysely()
        await db
          .insertInto('installations')
          .values({ platform: keyOf(platform), tenant: keyOf(tenant), body, at })
          .onConflict((row) => row.columns(['platform', 'tenant']).doUpdateSet({ body, at }))
          .execute()
      }, patience),
    find: (platform, tenant) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const row = await db
          .selectFrom('installations')
          .select(['body', 'at'])
          .where('platform', '=', keyOf(platform))
          .where('tenant', '=', keyOf(tenant))
          .executeTakeFirst()
        return row && { platform, tenant, body: row.body, at: Number(row.at) }
      }, patience),
    remove: (platform, tenant, upTo) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const { numDeletedRows } = await db
          .deleteFrom('installations')
          .where('platform', '=', keyOf(platform))
          .where('tenant', '=', keyOf(tenant))
          .where('at', '<=', upTo)
          .executeTakeFirst()
        return numDeletedRows > 0n
      }, patience),
    list: (platform) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const rows = await db
          .selectFrom('installations')
          .select(['tenant', 'body', 'at'])
          .where('platform', '=', keyOf(platform))
          .orderBy('tenant')
          .execute()
        return rows.map(({ tenant, body, at }) => ({
          platform,
          tenant: textOf(tenant),
          body,
          at: Number(at),
        }))
      }, patience),
  }
}
