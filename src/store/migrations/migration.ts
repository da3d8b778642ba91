import type { CreateTableBuilder, Kysely } from 'kysely'

/** One step of the schema. Once released it never changes: the next step is another file. */
export interface Migration {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: a step knows its own tables, not today's
  up(db: Kysely<any>, dialect: SchemaDialect): Promise<void>
}

/** What a dialect says differently when tables are made. */
export interface SchemaDialect {
  /** A table whose rows lie in the order of its key, where a database can do that. */
  clustered<T extends string>(table: CreateTableBuilder<T>): CreateTableBuilder<T>
}
