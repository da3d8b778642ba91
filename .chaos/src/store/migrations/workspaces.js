export const workspaces = {
    name: 'workspaces',
    async up(db, dialect) {
        await dialect
            .clustered(db.schema.createTable('installations'))
            .addColumn('platform', 'text', (column) => column.notNull())
            .addColumn('tenant', 'text', (column) => column.notNull())
            .addColumn('body', 'text', (column) => column.notNull())
            .addColumn('at', 'bigint', (column) => column.notNull())
            .addPrimaryKeyConstraint('installations_key', ['platform', 'tenant'])
            .execute();
        await dialect
            .clustered(db.schema.createTable('used_once'))
            .addColumn('purpose', 'text', (column) => column.notNull())
            .addColumn('nonce', 'text', (column) => column.notNull())
            .addColumn('expires_at', 'bigint', (column) => column.notNull())
            .addPrimaryKeyConstraint('used_once_key', ['purpose', 'nonce'])
            .execute();
        await db.schema
            .createIndex('used_once_by_expiry')
            .on('used_once')
            .column('expires_at')
            .execute();
    },
};
