/** SQLite through libsql. What is not the same on every database stands here and in sqlite-*.ts. */
import type Libsql from 'libsql'
import { sqliteTexts } from './compiled/sqlite.js'
import type { Statement } from './compiled/statement.js'
import type { Database, DatabaseHealth, Queries, Row, Run, Value } from './database.js'
import { Lock } from './lock.js'
import { type Patience, patiently } from './patience.js'
import { asStoreError } from './sqlite-error.js'
import { pathOf, prepareFolder } from './sqlite-file.js'
import { configure, healthOf, removeTraces, tidy, versionOf } from './sqlite-upkeep.js'
import { StoreError } from './store-error.js'

type Connection = InstanceType<typeof Libsql>
type Prepared = ReturnType<Connection['prepare']>

export async function openSqlite(address: string, patience: Patience): Promise<Database> {
  const path = pathOf(address)
  const { default: Connection } = await import('libsql')
  prepareFolder(path)
  return patiently(async () => {
    const file = new SqliteFile(path, connect(Connection, path))
    try {
      configure(file)
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  }, patience)
}

function connect(Connection: typeof Libsql, path: string): Connection {
  try {
    return new Connection(path)
  } catch (cause) {
    throw asStoreError(cause, path)
  }
}

/** One connection, which every transaction of this process takes in turn. */
export class SqliteFile implements Database, Run {
  readonly #lock = new Lock()
  readonly #prepared = new Map<string, Prepared>()
  readonly #single = new Map<string, Prepared>()
  #open = true
  #kysely: Promise<Queries> | undefined

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

  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(() => work(this))
  }

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(async () => {
      this.begin()
      try {
        const result = await work(this)
        this.run('commit')
        return result
      } catch (error) {
        this.rollback()
        throw error
      }
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(this, this.#lock),
    )
    return this.#kysely
  }

  version(): Promise<number> {
    return this.#lock.hold(async () => versionOf(this))
  }

  scrub(): Promise<string | null> {
    return this.#lock.hold(async () => removeTraces(this))
  }

  health(): Promise<DatabaseHealth> {
    return this.#lock.hold(async () => healthOf(this))
  }

  close(): Promise<void> {
    return this.#lock.hold(async () => {
      if (!this.#open) return
      tidy(this)
      this.#open = false
      this.#prepared.clear()
      this.#single.clear()
      this.connection.close()
    })
  }

  /** A deferred transaction would fail when it comes to write after another process did. */
  begin(): void {
    this.run('begin immediate')
  }

  /** SQLite may have rolled back by itself already, on a full disk for one. */
  rollback(): void {
    if (this.#open && this.connection.inTransaction) this.run('rollback')
  }

  returnsRows(sql: string): boolean {
    return this.guarded(() => this.statement(sql).reader)
  }

  all(sql: string, values: readonly unknown[] = []): Row[] {
    return this.guarded(() => this.statement(sql).all(values) as Row[])
  }

  run(sql: string, values: readonly unknown[] = []): number {
    return this.guarded(() => this.statement(sql).run(values).changes)
  }

  private statement(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const prepared = this.connection.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }

  private guarded<T>(work: () => T): T {
    if (!this.#open) throw new StoreError('closed', this.where, 'The database is closed')
    try {
      return work()
    } catch (error) {
      throw asStoreError(error, this.where)
    }
  }
}
