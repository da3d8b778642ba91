/** Kysely over the store's own connection, so that both share its lock and its statements. */
import {
  CompiledQuery,
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
import type { SqliteFile } from './sqlite.js'
import type { Tables } from './tables.js'

export function kyselyOver(file: SqliteFile, lock: Lock): Queries {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(file, lock),
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
    private readonly file: SqliteFile,
    private readonly lock: Lock,
  ) {
    this.#connection = new SharedConnection(file)
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
    this.file.begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(): Promise<void> {
    this.file.rollback()
  }

  /** The file outlives it: whoever opened the store closes it. */
  async destroy(): Promise<void> {}
}

class SharedConnection implements DatabaseConnection {
  constructor(private readonly file: SqliteFile) {}

  async executeQuery<Result>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Result>> {
    if (this.file.returnsRows(sql))
      return { rows: this.file.all(sql, parameters) as unknown as Result[] }
    return { rows: [], numAffectedRows: BigInt(this.file.run(sql, parameters)) }
  }

  // biome-ignore lint/correctness/useYield: nothing here is read as a stream
  async *streamQuery<Result>(): AsyncIterableIterator<QueryResult<Result>> {
    throw new Error('The store reads no streams')
  }
}
