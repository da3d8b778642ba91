export const deliveries = {
    name: 'deliveries',
    async up(db) {
        for (const [name, type] of [
            ['platform', 'text'],
            ['destination', 'text'],
            ['event', 'text'],
            ['not_before', 'bigint'],
            ['receipt', 'text'],
            ['refusal', 'text'],
        ])
            await db.schema.alterTable('outgoing').addColumn(name, type).execute();
        for (const [name, initially] of [
            ['attempts', 0],
            ['maybe_sent', 1],
        ])
            await db.schema
                .alterTable('outgoing')
                .addColumn(name, 'integer', (column) => column.notNull().defaultTo(initially))
                .execute();
        await db.schema
            .createIndex('outgoing_by_turn')
            .on('outgoing')
            .columns(['platform', 'not_before'])
            .where('platform', 'is not', null)
            // Kysely knows the index's own columns alone; what would name it better costs a start its load.
            .where('delivered_at', 'is', null)
            .execute();
        await onePerTurn(db);
    },
};
/** A turn's replies to a person were a row each; they go together, and are one from now on. */
// biome-ignore lint/suspicious/noExplicitAny: a step knows its own tables, not today's
async function onePerTurn(db) {
    const rows = await db
        .selectFrom('outgoing')
        .select(['conversation', 'revision', 'position', 'body'])
        .where('recipient', '=', 'person')
        .orderBy('conversation')
        .orderBy('revision')
        .orderBy('position')
        .execute();
    const turns = new Map();
    for (const row of rows) {
        const key = JSON.stringify([row.conversation, row.revision]);
        turns.set(key, [...(turns.get(key) ?? []), row]);
    }
    for (const [first, ...others] of turns.values()) {
        if (!first)
            continue;
        const at = (row) => db
            .updateTable('outgoing')
            .set({ body: `[${[first, ...others].map(({ body }) => body).join()}]` })
            .where('conversation', '=', row.conversation)
            .where('revision', '=', row.revision)
            .where('position', '=', row.position);
        await at(first).execute();
        if (others.length > 0)
            await db
                .deleteFrom('outgoing')
                .where('conversation', '=', first.conversation)
                .where('revision', '=', first.revision)
                .where('recipient', '=', 'person')
                .where('position', '>', first.position)
                .execute();
    }
}
