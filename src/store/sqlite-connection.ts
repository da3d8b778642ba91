/** One connection to an SQLite file. What is asked of it is done when it returns. */
import type Libsql from 'libsql'
import { sqliteTexts } from './compiled/sqlite.js'
import type { Statement } from './compiled/statement.js'
import type { Row, Run, Value } from './database.js'
import { asStoreError } from './sqlite-error.js'
import { configure, tidy } from './sqlite-upkeep.js'
import { StoreError } from './store-error.js'

type Connection = InstanceType<typeof Libsql>
type Prepared = ReturnType<Connection['prepare']>

export function connectSqlite(Connection: typeof Libsql, path: string): SqliteConnection {
  const connection = new SqliteConnection(path, open(Connection, path))
  try {
    configure(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function open(Connection: typeof Libsql, path: string): Connection {
  try {
    return new Connection(path)
  } catch (cause) {
    throw asStoreError(cause, path)
  }
}

export interface Answered {
  readonly rows: Row[]
  /** Null of what returns rows. */
  readonly changes: number | null
}

export class SqliteConnection implements Run {
  readonly #prepared = new Map<string, Prepared>()
  readonly #single = new Map<string, Prepared>()
  #open = true
  #inTransaction = false
  /** Why nothing is asked of it any more. */
  #refusal: StoreError | undefined
  /** What the transaction has failed of. */
  #failure: StoreError | undefined

  constructor(
    readonly where: string,
    private readonly connection: Connection,
  ) {}

  /**
   * One row costs far less than a list of one. libsql's `get` resets its statement only after it
   * has worked: used after anything else it would take the values of that. So these are statements
   * of their own, and one that failed is thrown away.
   */
  row(statement: Statement, values: readonly Value[]): Row | undefined {
    return this.guarded(() => {
      const sql = sqliteTexts[statement]
      const single = this.#single.get(sql) ?? this.connection.prepare(sql)
      this.#single.delete(sql)
      const row = single.get(values) as Row | undefined
      this.#single.set(sql, single)
      return row
    })
  }

  rows(statement: Statement, values: readonly Value[]): readonly Row[] {
    return this.all(sqliteTexts[statement], values)
  }

  change(statement: Statement, values: readonly Value[]): number {
    return this.run(sqliteTexts[statement], values)
  }

  all(sql: string, values: readonly unknown[] = []): Row[] {
    return this.guarded(() => this.statement(sql).all(values) as Row[])
  }

  run(sql: string, values: readonly unknown[] = []): number {
    return this.guarded(() => this.statement(sql).run(values).changes)
  }

  query(sql: string, values: readonly unknown[]): Answered {
    if (this.guarded(() => this.statement(sql).reader))
      return { rows: this.all(sql, values), changes: null }
    return { rows: [], changes: this.run(sql, values) }
  }

  /** A deferred transaction would fail when it comes to write after another process did. */
  begin(): void {
    this.#inTransaction = true
    this.run('begin immediate')
  }

  commit(): void {
    this.run('commit')
    this.#inTransaction = false
  }

  /** SQLite may have rolled back by itself already, on a full disk for one. */
  rollback(): void {
    this.#inTransaction = false
    this.#failure = undefined
    if (this.#open && this.connection.inTransaction) this.run('rollback')
  }

  /**
   * Fails whatever is asked, between two transactions, until it is called without a reason: what is
   * written to a file that nobody finds again is not kept.
   */
  refuse(why: StoreError | undefined): void {
    this.#refusal = why
  }

  close(): void {
    if (!this.#open) return
    tidy(this)
    this.#open = false
    this.#prepared.clear()
    this.#single.clear()
    this.connection.close()
  }

  private statement(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const prepared = this.connection.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }

  /** What follows a failure in a transaction that is over already would be kept on its own. */
  private guarded<T>(work: () => T): T {
    if (!this.#open) throw new StoreError('closed', this.where, 'The database is closed')
    if (this.#refusal !== undefined) throw this.#refusal
    if (this.#failure !== undefined) throw this.#failure
    try {
      return work()
    } catch (error) {
      const failure = asStoreError(error, this.where)
      if (this.#inTransaction) this.#failure = failure
      throw failure
    }
  }
}
