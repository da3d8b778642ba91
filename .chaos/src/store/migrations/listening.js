export const listening = {
    name: 'listening',
    async up(db, dialect) {
        await dialect
            .clustered(db.schema.createTable('leases'))
            .addColumn('name', 'text', (column) => column.primaryKey())
            .addColumn('owner', 'text', (column) => column.notNull())
            .addColumn('expires_at', 'bigint', (column) => column.notNull())
            .execute();
        await dialect
            .clustered(db.schema.createTable('heard'))
            .addColumn('conversation', 'text', (column) => column.primaryKey().references('conversations.id').onDelete('cascade'))
            .addColumn('platform', 'text', (column) => column.notNull())
            .addColumn('place', 'text', (column) => column.notNull())
            .addColumn('event', 'text', (column) => column.notNull())
            .addColumn('at', 'bigint', (column) => column.notNull())
            .execute();
        await db.schema.createIndex('heard_by_time').on('heard').columns(['platform', 'at']).execute();
    },
};
