/**
 * SQLite with a thread for whatever may wait for the disk, for a process that has other things to do.
 * Reading waits for nothing, so it is done here, on a connection of its own, which sees what is kept.
 */
import type { Statement } from './compiled/statement.js'
import type { Database, DatabaseHealth, Queries, Run, Value } from './database.js'
import { Lock } from './lock.js'
import { type Patience, patiently } from './patience.js'
import { connectSqlite, type SqliteConnection } from './sqlite-connection.js'
import { pathOf, prepareFolder } from './sqlite-file.js'
import { SqliteLine } from './sqlite-line.js'
import { StoreError } from './store-error.js'

/** @param program the thread's own, as it was built */
export async function openThreadedSqlite(
  address: string,
  program: URL,
  patience: Patience,
): Promise<Database> {
  const path = pathOf(address)
  prepareFolder(path)
  const { Worker } = await import('node:worker_threads')
  const { default: Connection } = await import('libsql')
  const start = () => new SqliteLine(new Worker(program, { workerData: path }), path)
  const line = start()
  try {
    return await patiently(async () => {
      // It makes what is not there, and the reader finds it.
      await line.open()
      return new ThreadedFile(connectSqlite(Connection, path), line, start)
    }, patience)
  } catch (error) {
    await line.close()
    throw error
  }
}

class ThreadedFile implements Database {
  readonly where: string
  readonly #lock = new Lock()
  #closed = false
  #kysely: Promise<Queries> | undefined

  constructor(
    private readonly reader: SqliteConnection,
    private line: SqliteLine,
    private readonly start: () => SqliteLine,
  ) {
    this.where = reader.where
  }

  async read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return work(this.reader)
  }

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(async () => {
      const line = await this.opened()
      const transaction = new Transaction(line)
      try {
        const result = await work(transaction)
        await transaction.end()
        return result
      } catch (error) {
        if (!line.broken) await line.rollback()
        throw error
      }
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(() => this.opened(), this.#lock),
    )
    return this.#kysely
  }

  version(): Promise<number> {
    return this.#lock.hold(async () => (await this.opened()).ask('version'))
  }

  scrub(): Promise<string | null> {
    return this.#lock.hold(async () => (await this.opened()).ask('scrub'))
  }

  health(): Promise<DatabaseHealth> {
    return this.#lock.hold(async () => (await this.opened()).ask('health'))
  }

  close(): Promise<void> {
    return this.#lock.hold(async () => {
      if (this.#closed) return
      this.#closed = true
      this.reader.close()
      await this.line.close()
    })
  }

  /** Where the thread has died, another takes its place: the file is as it was committed last. */
  private async opened(): Promise<SqliteLine> {
    if (this.#closed) throw new StoreError('closed', this.where, 'The database is closed')
    if (this.line.broken) this.line = this.start()
    await this.line.open()
    return this.line
  }
}

/** Begins at once: what is asked for with it fails as it does. */
class Transaction implements Run {
  readonly #begun: Promise<void>
  #committed: Promise<void> | undefined

  constructor(private readonly line: SqliteLine) {
    this.#begun = line.begin()
    // Whoever waits for the end hears of it.
    this.#begun.catch(() => {})
  }

  row(statement: Statement, values: readonly Value[]) {
    return this.line.ask('row', statement, values)
  }

  rows(statement: Statement, values: readonly Value[]) {
    return this.line.ask('rows', statement, values)
  }

  change(statement: Statement, values: readonly Value[]) {
    return this.line.ask('change', statement, values)
  }

  /** The commit crosses with what was asked for, and is refused if any of that fails. */
  last(): void {
    this.#committed ??= this.line.commit()
    this.#committed.catch(() => {})
  }

  async end(): Promise<void> {
    await this.#begun
    await (this.#committed ?? this.line.commit())
  }
}
