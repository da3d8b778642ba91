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

/** @param take the connection for what is done under the lock */
export function kyselyOver(take: () => Answering | Promise<Answering>, lock: Lock): Queries {
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(take, lock),
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
  readonly #held: (() => void)[] = []

  constructor(
    private readonly take: () => Answering | Promise<Answering>,
    private readonly lock: Lock,
  ) {}

  async init(): Promise<void> {}

  acquireConnection(): Promise<SharedConnection> {
    return new Promise((resolve, reject) => {
      this.lock
        .hold(async () => {
          const connection = new SharedConnection(await this.take())
          await new Promise<void>((release) => {
            this.#held.push(release)
            resolve(connection)
          })
        })
        .catch(reject)
    })
  }

  async releaseConnection(): Promise<void> {
    this.#held.pop()?.()
  }

  async beginTransaction({ shared }: SharedConnection): Promise<void> {
    try {
      await shared.begin()
    } catch (error) {
      // Kysely rolls back only what has begun.
      await shared.rollback()
      throw error
    }
  }

  async commitTransaction({ shared }: SharedConnection): Promise<void> {
    await shared.commit()
  }

  async rollbackTransaction({ shared }: SharedConnection): Promise<void> {
    await shared.rollback()
  }

  /** The file outlives it: whoever opened the store closes it. */
  async destroy(): Promise<void> {}
}

class SharedConnection implements DatabaseConnection {
  constructor(readonly shared: Answering) {}

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
