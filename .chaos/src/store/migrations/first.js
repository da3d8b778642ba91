export const first = {
    name: 'first',
    async up(db, dialect) {
        await db.schema
            .createTable('conversations')
            .addColumn('id', 'text', (column) => column.primaryKey())
            .addColumn('platform', 'text', (column) => column.notNull())
            .addColumn('tenant', 'text', (column) => column.notNull())
            .addColumn('revision', 'integer', (column) => column.notNull())
            .addColumn('based_on', 'integer', (column) => column.notNull())
            .addColumn('state', 'text', (column) => column.notNull())
            .addColumn('updated_at', 'bigint', (column) => column.notNull())
            .execute();
        await db.schema
            .createIndex('conversations_by_tenant')
            .on('conversations')
            .columns(['platform', 'tenant'])
            .execute();
        await dialect
            .clustered(db.schema.createTable('events'))
            .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
            .addColumn('event', 'text', (column) => column.notNull())
            .addColumn('revision', 'integer', (column) => column.notNull())
            .addColumn('view', 'text', (column) => column.notNull())
            .addColumn('at', 'bigint', (column) => column.notNull())
            .addPrimaryKeyConstraint('events_key', ['conversation', 'event'])
            .execute();
        await db.schema.createIndex('events_by_time').on('events').column('at').execute();
        await dialect
            .clustered(db.schema.createTable('outgoing'))
            .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
            .addColumn('revision', 'integer', (column) => column.notNull())
            .addColumn('position', 'integer', (column) => column.notNull())
            .addColumn('recipient', 'text', (column) => column.notNull())
            .addColumn('body', 'text', (column) => column.notNull())
            .addColumn('at', 'bigint', (column) => column.notNull())
            .addColumn('delivered_at', 'bigint')
            .addPrimaryKeyConstraint('outgoing_key', ['conversation', 'revision', 'position'])
            .execute();
        await db.schema
            .createIndex('outgoing_by_delivery')
            .on('outgoing')
            .column('delivered_at')
            .where('delivered_at', 'is not', null)
            .execute();
    },
};
