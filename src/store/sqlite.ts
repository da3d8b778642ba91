/** SQLite through libsql. What is not the same on every database stands here and in sqlite-*.ts. */
import type { LocalClock } from './clock.js'
import type { Database, DatabaseHealth, ProbeNote, Queries, Run } from './database.js'
import { Lock } from './lock.js'
import { type Patience, patiently } from './patience.js'
import { connectSqlite, type SqliteConnection } from './sqlite-connection.js'
import { fileAt, pathOf, prepareFolder, whyGone } from './sqlite-file.js'
import { healthOf, inMemory, keepNote, removeTraces, versionOf } from './sqlite-upkeep.js'
import { noWakes } from './wakes.js'

export async function openSqlite(
  address: string,
  patience: Patience,
  clock: LocalClock,
): Promise<Database> {
  const path = pathOf(address)
  const { default: Connection } = await import('libsql')
  prepareFolder(path)
  return patiently(async () => new SqliteFile(connectSqlite(Connection, path), clock), patience)
}

/** One connection, which every transaction of this process takes in turn. */
class SqliteFile implements Database {
  readonly where: string
  readonly wakes = noWakes
  readonly #lock = new Lock()
  readonly #opened: string | null
  #kysely: Promise<Queries> | undefined

  constructor(
    private readonly connection: SqliteConnection,
    private readonly clock: LocalClock,
  ) {
    this.where = connection.where
    this.#opened = this.where === inMemory ? null : fileAt(this.where)
  }

  /** A file is one machine's, and so are its processes. */
  now(): number {
    return this.clock.now()
  }

  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(() => work(this.connection))
  }

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(async () => {
      const { connection } = this
      try {
        connection.begin()
        const result = await work(connection)
        connection.commit()
        return result
      } catch (error) {
        connection.rollback()
        throw error
      }
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(this.connection, this.#lock),
    )
    return this.#kysely
  }

  version(): Promise<number> {
    return this.#lock.hold(async () => versionOf(this.connection))
  }

  scrub(): Promise<string | null> {
    return this.#lock.hold(async () => removeTraces(this.connection))
  }

  health(): Promise<DatabaseHealth> {
    return this.#lock.hold(async () => healthOf(this.connection))
  }

  /** Looks after the file as well: nothing else would notice that it is gone. */
  probe(note: ProbeNote): Promise<number> {
    return this.#lock.hold(async () => {
      const { connection } = this
      if (this.#opened !== null) connection.refuse(whyGone(this.where, this.#opened))
      keepNote(connection, note)
      return versionOf(connection)
    })
  }

  close(): Promise<void> {
    return this.#lock.hold(async () => this.connection.close())
  }
}
