/** What is kept of one person: shown to that person, or erased. */
import { conversationOf, textOf } from './person-key.js';
export async function exportPerson(database, person) {
    const { db } = await database.kysely();
    const id = conversationOf(person);
    return db.transaction().execute(async (all) => {
        const found = await all
            .selectFrom('conversations')
            .selectAll()
            .where('id', '=', id)
            .executeTakeFirst();
        if (found === undefined)
            return undefined;
        const events = await all
            .selectFrom('events')
            .selectAll()
            .where('conversation', '=', id)
            .orderBy('revision')
            .execute();
        const outgoing = await all
            .selectFrom('outgoing')
            .selectAll()
            .where('conversation', '=', id)
            .orderBy('revision')
            .orderBy('position')
            .execute();
        const heard = await all
            .selectFrom('heard')
            .select(['place', 'event', 'at'])
            .where('conversation', '=', id)
            .executeTakeFirst();
        const handoffs = await all
            .selectFrom('handoffs')
            .selectAll()
            .where('conversation', '=', id)
            .orderBy('opened_at')
            .execute();
        return {
            person,
            conversation: {
                revision: found.revision,
                updatedAt: asDate(found.updated_at),
                state: readable(found.state),
            },
            events: events.map(({ event, at, revision, view }) => ({
                event: textOf(event),
                at: asDate(at),
                revision,
                view: readable(view),
            })),
            outgoing: outgoing.map(({ revision, recipient, at, delivered_at, body }) => ({
                revision,
                recipient,
                at: asDate(at),
                deliveredAt: delivered_at === null ? null : asDate(delivered_at),
                body: readable(body),
            })),
            heard: heard
                ? { place: textOf(heard.place), event: textOf(heard.event), at: asDate(heard.at) }
                : null,
            handoffs: handoffs.map(({ reference, opened_at, state, changed_at }) => ({
                reference,
                openedAt: asDate(opened_at),
                state,
                changedAt: asDate(changed_at),
            })),
        };
    });
}
export async function erasePerson(database, person) {
    const { db } = await database.kysely();
    const id = conversationOf(person);
    const counts = await db.transaction().execute(async (all) => {
        const outgoing = await all
            .deleteFrom('outgoing')
            .where('conversation', '=', id)
            .executeTakeFirst();
        const events = await all.deleteFrom('events').where('conversation', '=', id).executeTakeFirst();
        const heard = await all.deleteFrom('heard').where('conversation', '=', id).executeTakeFirst();
        const handoffs = await all
            .deleteFrom('handoffs')
            .where('conversation', '=', id)
            .executeTakeFirst();
        const conversations = await all
            .deleteFrom('conversations')
            .where('id', '=', id)
            .executeTakeFirst();
        return {
            conversations: Number(conversations.numDeletedRows),
            events: Number(events.numDeletedRows),
            outgoing: Number(outgoing.numDeletedRows),
            heard: Number(heard.numDeletedRows),
            handoffs: Number(handoffs.numDeletedRows),
        };
    });
    return { ...counts, scrubbed: await database.scrub() };
}
export async function countTenants(database) {
    const { db } = await database.kysely();
    const rows = await db
        .selectFrom('conversations')
        .select(({ fn }) => ['platform', 'tenant', fn.countAll().as('people')])
        .groupBy(['platform', 'tenant'])
        .orderBy('platform')
        .orderBy('tenant')
        .execute();
    return rows.map(({ platform, tenant, people }) => ({
        platform: textOf(platform),
        tenant: textOf(tenant),
        people: Number(people),
    }));
}
function asDate(ms) {
    return new Date(ms).toISOString();
}
/** A text that is no JSON is shown as it is, rather than not at all. */
function readable(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
