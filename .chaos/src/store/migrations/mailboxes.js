export const mailboxes = {
    name: 'mailboxes',
    async up(db, dialect) {
        await dialect
            .clustered(db.schema.createTable('mailboxes'))
            .addColumn('name', 'text', (column) => column.primaryKey())
            .addColumn('uid_validity', 'bigint', (column) => column.notNull())
            .addColumn('last_uid', 'bigint', (column) => column.notNull())
            .execute();
    },
};
