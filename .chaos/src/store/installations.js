import { patiently } from './patience.js';
import { keyOf, textOf } from './person-key.js';
export function installationsOn(database, patience) {
    return {
        keep: ({ platform, tenant, body, at }) => patiently(async () => {
            const { db } = await database.kysely();
            await db
                .insertInto('installations')
                .values({ platform: keyOf(platform), tenant: keyOf(tenant), body, at })
                .onConflict((row) => row.columns(['platform', 'tenant']).doUpdateSet({ body, at }))
                .execute();
        }, patience),
        find: (platform, tenant) => patiently(async () => {
            const { db } = await database.kysely();
            const row = await db
                .selectFrom('installations')
                .select(['body', 'at'])
                .where('platform', '=', keyOf(platform))
                .where('tenant', '=', keyOf(tenant))
                .executeTakeFirst();
            return row && { platform, tenant, body: row.body, at: Number(row.at) };
        }, patience),
        remove: (platform, tenant, upTo) => patiently(async () => {
            const { db } = await database.kysely();
            const { numDeletedRows } = await db
                .deleteFrom('installations')
                .where('platform', '=', keyOf(platform))
                .where('tenant', '=', keyOf(tenant))
                .where('at', '<=', upTo)
                .executeTakeFirst();
            return numDeletedRows > 0n;
        }, patience),
        list: (platform) => patiently(async () => {
            const { db } = await database.kysely();
            const rows = await db
                .selectFrom('installations')
                .select(['tenant', 'body', 'at'])
                .where('platform', '=', keyOf(platform))
                .orderBy('tenant')
                .execute();
            return rows.map(({ tenant, body, at }) => ({
                platform,
                tenant: textOf(tenant),
                body,
                at: Number(at),
            }));
        }, patience),
    };
}
