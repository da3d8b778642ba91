import { patiently } from './patience.js';
import { keyOf } from './person-key.js';
/**
 * Nobody takes one for longer. An end that is further away was set before the clock was put back,
 * and is cut to what the asking process would get itself: the owner, if it is alive, renews before.
 */
const longestHoldInMs = 60_000;
export function leasesOn(database, patience) {
    return {
        take: (name, owner, now, until) => patiently(async () => {
            const { db } = await database.kysely();
            // One statement, for a database that gives each its own connection. Nothing is written
            // as long as somebody else has it.
            const row = await db
                .insertInto('leases')
                .values({ name: keyOf(name), owner: keyOf(owner), expires_at: until })
                .onConflict((conflict) => conflict
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
                .where((eb) => eb.or([
                eb('leases.owner', '=', eb.ref('excluded.owner')),
                eb('leases.expires_at', '<=', now),
                eb('leases.expires_at', '>', now + longestHoldInMs),
            ])))
                .returning('owner')
                .executeTakeFirst();
            return row?.owner === keyOf(owner);
        }, patience),
        release: (name, owner) => patiently(async () => {
            const { db } = await database.kysely();
            await db
                .deleteFrom('leases')
                .where('name', '=', keyOf(name))
                .where('owner', '=', keyOf(owner))
                .execute();
        }, patience),
    };
}
