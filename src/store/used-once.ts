/** What may be used once, whichever process it is brought to. */
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'
import { keyOf } from './person-key.js'

export interface Use {
  readonly purpose: string
  readonly nonce: string
  /** From then on it may not be used at all, and need not be remembered. */
  readonly expiresAt: number
}

/** Another process may be slow by so much and still take what has expired here. */
const clocksDifferByMs = 60 * 60 * 1000

/** Whether this is the first time, and in time. */
export function useOnce(
  database: Database,
  { purpose, nonce, expiresAt }: Use,
  now: number,
  patience: Patience,
): Promise<boolean> {
  if (expiresAt <= now) return Promise.resolve(false)
  return patiently(async () => {
    const { db } = await database.kysely()
    return db.transaction().execute(async (all) => {
      await all
        .deleteFrom('used_once')
        .where('expires_at', '<=', now - clocksDifferByMs)
        .execute()
      // Of two that come at once, the database lets one in.
      const { numInsertedOrUpdatedRows } = await all
        .insertInto('used_once')
        .values({ purpose: keyOf(purpose), nonce: keyOf(nonce), expires_at: expiresAt })
        .onConflict((row) => row.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    })
  }, patience)
}
