import { patiently } from './patience.js';
import { keyOf } from './person-key.js';
/** Another process may be slow by so much and still take what has expired here. */
const clocksDifferByMs = 60 * 60 * 1000;
/** Whether this is the first time, and in time. */
export function useOnce(database, { purpose, nonce, expiresAt }, now, patience) {
    if (expiresAt <= now)
        return Promise.resolve(false);
    return patiently(async () => {
        const { db } = await database.kysely();
        return db.transaction().execute(async (all) => {
            await all
                .deleteFrom('used_once')
                .where('expires_at', '<=', now - clocksDifferByMs)
                .execute();
            // Of two that come at once, the database lets one in.
            const { numInsertedOrUpdatedRows } = await all
                .insertInto('used_once')
                .values({ purpose: keyOf(purpose), nonce: keyOf(nonce), expires_at: expiresAt })
                .onConflict((row) => row.doNothing())
                .executeTakeFirst();
            return numInsertedOrUpdatedRows === 1n;
        });
    }, patience);
}
