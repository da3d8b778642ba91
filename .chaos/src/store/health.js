import { latestVersion } from './migrate.js';
export async function checkHealth(database) {
    const { where } = database;
    const { damage, writable } = await database.health();
    const counts = damage.length === 0 ? await countRows(database) : undefined;
    return { where, version: latestVersion, writable, damage, counts };
}
async function countRows(database) {
    const { db } = await database.kysely();
    const rowsOf = (table) => db.selectFrom(table).select(({ fn }) => fn.countAll().as('rows'));
    const pending = rowsOf('outgoing').where('delivered_at', 'is', null);
    return {
        conversations: Number((await rowsOf('conversations').executeTakeFirstOrThrow()).rows),
        events: Number((await rowsOf('events').executeTakeFirstOrThrow()).rows),
        pending: Number((await pending.executeTakeFirstOrThrow()).rows),
    };
}
