/** What whoever looks after it asks for: who was long gone, and how many hand-offs stand where. */
import type { Migration } from './migration.js'

export const upkeep: Migration = {
  name: 'upkeep',
  async up(db, dialect) {
    await db.schema
      .createIndex('conversations_by_time')
      .on('conversations')
      .columns(['updated_at', 'id'])
      .execute()
    await db.schema.createIndex('handoffs_by_state').on('handoffs').column('state').execute()
    await dialect
      .clustered(db.schema.createTable('sweeps'))
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .execute()
  },
}
