/** Kysely over the store's own connections, so that both share their limits and their errors. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
  type TransactionSettings,
} from 'kysely'
import type { Queries } from './database.js'
import type { SchemaDialect } from './migrations/migration.js'
import type { Beginning, Connection } from './postgres-connection.js'
import type { Connections } from './postgres-connections.js'
import type { Tables } from './tables.js'

export function kyselyOver(connections: Connections): Queries {
  const unhurried = kyselyAt(connections, 'any')
  return {
    db: kyselyAt(connections, 'quick'),
    schema,
    alone: (work) =>
      unhurried.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(transaction)
        return work(transaction)
      }),
  }
}

/** Any number that nobody else who uses the database has chosen: "certpath" in ASCII. */
const schemaLock = '7162256626829849704'

const schema: SchemaDialect = { clustered: (table) => table }

function kyselyAt(connections: Connections, pace: Beginning['pace'] & string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PooledDriver(connections, pace),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new ByteOrder(),
    },
  })
}

/**
 * Texts are ordered and compared by their bytes, as SQLite does: whatever language the database
 * speaks, and whatever a newer version of it says about that language's order.
 */
class ByteOrder extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node)
    if (node.dataType === 'text') this.append(' collate "C"')
  }
}

class PooledDriver implements Driver {
  constructor(
    private readonly connections: Connections,
    private readonly pace: Beginning['pace'] & string,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PooledConnection(await this.connections.take())
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ours(connection).release()
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel }: TransactionSettings,
  ): Promise<void> {
    const isolation = isolationLevel === 'repeatable read' ? isolationLevel : 'read committed'
    await ours(connection).begin({ pace: this.pace, isolation })
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).rollback()
  }

  /** The connections outlive it: whoever opened the store closes them. */
  async destroy(): Promise<void> {}
}

function ours(connection: DatabaseConnection): Connection {
  if (connection instanceof PooledConnection) return connection.connection
  throw new Error('A connection of another driver')
}

class PooledConnection implements DatabaseConnection {
  constructor(readonly connection: Connection) {}

  async executeQuery<Result>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Result>> {
    const { command, rowCount, rows } = await this.connection.query(sql, parameters)
    const changed = ['INSERT', 'UPDATE', 'DELETE'].includes(command)
    return {
      rows: rows as unknown as Result[],
      ...(changed ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    }
  }

  // biome-ignore lint/correctness/useYield: nothing here is read as a stream
  async *streamQuery<Result>(): AsyncIterableIterator<QueryResult<Result>> {
    throw new Error('The store reads no streams')
  }
}
