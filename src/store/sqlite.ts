/** SQLite through libsql: all that is not the same on every database stands here. */
import type Libsql from 'libsql'
import { sqliteTexts } from './compiled/sqlite.js'
import type { Statement } from './compiled/statement.js'
import type { Database, DatabaseHealth, Queries, Row, Run, Value } from './database.js'
import { Lock } from './lock.js'
import { type Patience, patiently } from './patience.js'
import { asStoreError } from './sqlite-error.js'
import { inMemory, pathOf, prepareFolder } from './sqlite-file.js'
import { StoreError } from './store-error.js'

type Connection = InstanceType<typeof Libsql>
type Prepared = ReturnType<Connection['prepare']>

/** How long SQLite itself waits for a lock. It stops the whole process, so the rest is ours. */
const busyTimeoutInMs = 100

/**
 * How far the log grows before SQLite moves it into the file, within somebody's commit. At its own
 * 1,000 pages one turn in a hundred takes twenty times as long as the others; moving fewer pages
 * more often costs more in all, and moving them beside the turns slows all of these meanwhile.
 */
const checkpointAfterPages = 4000

export async function openSqlite(address: string, patience: Patience): Promise<Database> {
  const path = pathOf(address)
  const { default: Connection } = await import('libsql')
  prepareFolder(path)
  return patiently(async () => {
    const file = new SqliteFile(path, connect(Connection, path))
    try {
      file.configure()
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
  #open = true
  #kysely: Promise<Queries> | undefined

  constructor(
    readonly where: string,
    private readonly connection: Connection,
  ) {}

  /** secure_delete: what a person had erased must not be left in the file's free pages. */
  configure(): void {
    this.all(`pragma busy_timeout = ${busyTimeoutInMs}`)
    const mode = this.all('pragma journal_mode')[0]?.journal_mode
    if (this.where !== inMemory && mode !== 'wal') this.all('pragma journal_mode = wal')
    for (const pragma of ['synchronous = full', 'foreign_keys = on', 'secure_delete = on'])
      this.all(`pragma ${pragma}`)
    this.all('pragma cache_size = -16000')
    this.all(`pragma wal_autocheckpoint = ${checkpointAfterPages}`)
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

  version(): Promise<number> {
    return this.#lock.hold(async () => {
      const tables = this.all("select name from sqlite_master where type = 'table'")
      if (tables.some((table) => table.name === 'schema_version'))
        return Number(this.all('select version from schema_version')[0]?.version ?? 0)
      if (tables.length === 0) return 0
      throw new StoreError('not-a-store', this.where, 'This database belongs to something else')
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(this, this.#lock),
    )
    return this.#kysely
  }

  scrub(): Promise<boolean> {
    return this.#lock.hold(async () => {
      if (this.where === inMemory) return true
      const [row] = this.all('pragma wal_checkpoint(truncate)')
      return row?.busy === 0
    })
  }

  health(): Promise<DatabaseHealth> {
    return this.#lock.hold(async () => {
      const found = this.all('pragma quick_check(10)').map((row) => String(row.quick_check))
      return { damage: found.filter((line) => line !== 'ok'), writable: this.isWritable() }
    })
  }

  close(): Promise<void> {
    return this.#lock.hold(async () => {
      if (!this.#open) return
      this.#open = false
      // Closing the last connection also empties the log into the file.
      this.#prepared.clear()
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

  private isWritable(): boolean {
    try {
      this.begin()
      this.run('rollback')
      return true
    } catch (error) {
      // Whoever holds the lock is writing, so this may be written to.
      return error instanceof StoreError && error.kind === 'locked'
    }
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
