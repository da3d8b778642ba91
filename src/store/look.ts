/** How the store is, for whoever only looks: nothing is made, and no table is changed. */
import { thisMachine } from './clock.js'
import type { Database } from './database.js'
import { checkHealth } from './health.js'
import { latestVersion, refuseNewer } from './migrate.js'
import { openDatabase } from './open.js'
import { type Patience, patiently } from './patience.js'
import { missingFile, obstacleToMaking } from './sqlite-file.js'
import type { Health } from './store.js'

export type Found =
  /** A file that the first start makes, and what keeps it from that. */
  | { readonly kind: 'missing'; readonly where: string; readonly obstacle: string | null }
  | { readonly kind: 'empty'; readonly where: string }
  | { readonly kind: 'kept'; readonly health: Health; readonly stepsToTake: number }

/** Whoever looks is there to hear of what would pass as well. */
const brief: Patience = { tries: 20, pauseInMs: 50, withinMs: 1_000 }

/** @throws {StoreError} where it cannot be opened, or is not certpath's */
export async function lookAtStore(address: string): Promise<Found> {
  const missing = address.startsWith('file:') ? missingFile(address) : null
  if (missing !== null)
    return { kind: 'missing', where: missing, obstacle: obstacleToMaking(missing) }
  const database = await openDatabase(address, brief, thisMachine)
  try {
    const { where } = database
    const version = await patiently(() => database.version(), brief)
    refuseNewer(version, where)
    if (version > 0) {
      const health = await patiently(() => checkHealth(database, version), brief)
      return { kind: 'kept', health, stepsToTake: latestVersion - version }
    }
    await patiently(() => tryToMake(database), brief)
    return { kind: 'empty', where }
  } finally {
    await database.close()
  }
}

/** Makes the first table, and takes it back. */
async function tryToMake(database: Database): Promise<void> {
  const { db } = await database.kysely()
  const back = new Error('taken back')
  try {
    await db.transaction().execute(async (all) => {
      await all.schema.createTable('schema_version').addColumn('version', 'integer').execute()
      throw back
    })
  } catch (error) {
    if (error !== back) throw error
  }
}
