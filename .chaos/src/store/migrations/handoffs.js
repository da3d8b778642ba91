export const handoffs = {
    name: 'handoffs',
    async up(db) {
        await db.schema
            .createTable('handoffs')
            .addColumn('id', 'text', (column) => column.primaryKey())
            .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
            .addColumn('reference', 'text', (column) => column.notNull())
            .addColumn('opened_at', 'bigint', (column) => column.notNull())
            .addColumn('state', 'text', (column) => column.notNull())
            .addColumn('changed_at', 'bigint', (column) => column.notNull())
            .execute();
        await db.schema
            .createIndex('handoffs_by_conversation')
            .on('handoffs')
            .column('conversation')
            .execute();
    },
};
