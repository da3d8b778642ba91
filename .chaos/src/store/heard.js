import { keyOf, textOf } from './person-key.js';
/** Kept in the place of an earlier one; nothing for a conversation that never was, or was erased. */
export async function keepHeard(run, { platform, conversation, place, event, at }) {
    await run.change('keepHeard', [keyOf(platform), keyOf(place), keyOf(event), at, conversation]);
}
/** Who was heard last comes first. */
export async function heardOn(database, platform, limit) {
    const { db } = await database.kysely();
    const rows = await db
        .selectFrom('heard')
        .select(['conversation', 'place', 'event', 'at'])
        .where('platform', '=', keyOf(platform))
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
    return rows.map(({ conversation, place, event, at }) => ({
        platform,
        conversation,
        place: textOf(place),
        event: textOf(event),
        at: Number(at),
    }));
}
