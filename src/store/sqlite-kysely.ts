/** Kysely over the store's own connection, so that both share its lock and its statements. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Queries } from './database.js'
import type { Lock } from './lock.js'
import type { SchemaDialect } from './migrations/migration.js'
import type { Answered } from './sqlite-connection.js'
import type { Tables } from './tables.js'

/** A connection of which an answer may have to be waited for. */
export interface Answering {
  query(sql: string, values: readonly unknown[]): Answered | Promise<Answered>
  begin(): void | Promise<void>
  commit(): void | Promise<void>
  rollback(): void | Promise<void>
}

export function kyselyOver(connection: Answering, lock: Lock): Queries {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(connection, lock),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  // Whoever writes has the file to itself.
  return { db, schema, alone: (work) => db.transaction().execute(work) }
}

const schema: SchemaDialect = { clustered: (table) => table.modifyEnd(sql`without rowid`) }

/** Takes the lock with the connection and gives it back with it. */
class SharedDriver implements Driver {
  readonly #connection: SharedConnection
  readonly #held: (() => void)[] = []

  constructor(
    private readonly shared: Answering,
    private readonly lock: Lock,
  ) {
    this.#connection = new SharedConnection(shared)
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return new Promise((resolve) => {
      void this.lock.hold(
        () =>
          new Promise<void>((release) => {
            this.#held.push(release)
            resolve(this.#connection)
          }),
      )
    })
  }

  async releaseConnection(): Promise<void> {
    this.#held.pop()?.()
  }

  async beginTransaction(): Promise<void> {
    try {
      await this.shared.begin()
    } catch (error) {
      // Kysely rolls back only what has begun.
      await this.shared.rollback()
      throw error
    }
  }

  async commitTransaction(): Promise<void> {
    await this.shared.commit()
  }

  async rollbackTransaction(): Promise<void> {
    await this.shared.rollback()
  }

  /** The file outlives it: whoever opened the store closes it. */
  async destroy(): Promise<void> {}
}

class SharedConnection implements DatabaseConnection {
  constructor(private readonly shared: Answering) {}

  async executeQuery<Result>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Result>> {
    const { rows, changes } = await this.shared.query(sql, parameters)
    const result = { rows: rows as unknown as Result[] }
    return changes === null ? result : { ...result, numAffectedRows: BigInt(changes) }
  }

  // biome-ignore lint/correctness/useYield: nothing here is read as a stream
  async *streamQuery<Result>(): AsyncIterableIterator<QueryResult<Result>> {
    throw new Error('The store reads no streams')
  }
}
