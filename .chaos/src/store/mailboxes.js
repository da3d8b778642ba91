import { patiently } from './patience.js';
import { keyOf } from './person-key.js';
export function mailboxesOn(database, patience) {
    return {
        find: (name) => patiently(async () => {
            const { db } = await database.kysely();
            const row = await db
                .selectFrom('mailboxes')
                .select(['uid_validity', 'last_uid'])
                .where('name', '=', keyOf(name))
                .executeTakeFirst();
            return row && { uidValidity: Number(row.uid_validity), lastUid: Number(row.last_uid) };
        }, patience),
        keep: (name, { uidValidity, lastUid }) => patiently(async () => {
            const { db } = await database.kysely();
            await db
                .insertInto('mailboxes')
                .values({ name: keyOf(name), uid_validity: uidValidity, last_uid: lastUid })
                .onConflict((row) => row
                .column('name')
                .doUpdateSet({ uid_validity: uidValidity, last_uid: lastUid })
                .where((eb) => eb.or([
                eb('mailboxes.uid_validity', '!=', uidValidity),
                eb('mailboxes.last_uid', '<', lastUid),
            ])))
                .execute();
        }, patience),
    };
}
