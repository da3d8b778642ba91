/** Brings a database to today's tables, and leaves one of a newer release alone. */
import type { Kysely } from 'kysely'
import type { Database } from './database.js'
import { migrations } from './migrations/list.js'
import { StoreError } from './store-error.js'
import type { Tables } from './tables.js'

export const latestVersion = migrations.length

export async function migrate(database: Database): Promise<void> {
  const version = await database.version()
  refuseNewer(version, database.where)
  if (version < latestVersion) await takeMissingSteps(database)
}

/** Two processes may start on one database: whoever comes second finds the work done. */
async function takeMissingSteps(database: Database): Promise<void> {
  const { schema, alone } = await database.kysely()
  await alone(async (transaction) => {
    const version = await versionIn(transaction)
    refuseNewer(version, database.where)
    for (const step of migrations.slice(version)) await step.up(transaction, schema)
    await transaction.updateTable('schema_version').set({ version: latestVersion }).execute()
  })
}

async function versionIn(db: Kysely<Tables>): Promise<number> {
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()
  const row = await db.selectFrom('schema_version').select('version').executeTakeFirst()
  if (row === undefined) await db.insertInto('schema_version').values({ version: 0 }).execute()
  return row?.version ?? 0
}

/** @throws {StoreError} where a later release has used it */
export function refuseNewer(version: number, where: string): void {
  if (version > latestVersion)
    throw new StoreError(
      'newer-schema',
      where,
      `The database is at version ${version}, and this certpath knows ${latestVersion}`,
    )
}
