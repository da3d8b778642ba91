import { patiently } from './patience.js';
import { personOf } from './person-key.js';
export function handoffsOn(database, patience) {
    return {
        find: (id) => patiently(async () => {
            const { db } = await database.kysely();
            const row = await db
                .selectFrom('handoffs')
                .selectAll()
                .where('id', '=', id)
                .executeTakeFirst();
            return row && keptOf(row);
        }, patience),
        list: (states) => patiently(async () => {
            const { db } = await database.kysely();
            const rows = await db
                .selectFrom('handoffs')
                .selectAll()
                .where('state', 'in', states)
                .orderBy('opened_at')
                .orderBy('id')
                .execute();
            return rows.map(keptOf);
        }, patience),
    };
}
function keptOf(row) {
    return {
        id: row.id,
        person: personOf(row.conversation),
        reference: row.reference,
        openedAt: Number(row.opened_at),
        state: row.state,
        changedAt: Number(row.changed_at),
    };
}
