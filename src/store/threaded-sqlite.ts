/**
 * SQLite in a thread of its own, for a process that has other things to do than to wait for the disk.
 * It costs a crossing for each question, so it is not for somebody who has one thing to do at a time.
 */
import type { Database, DatabaseHealth, Queries, Run } from './database.js'
import { Lock } from './lock.js'
import { type Patience, patiently } from './patience.js'
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
  const file = new ThreadedFile(
    path,
    () => new SqliteLine(new Worker(program, { workerData: path }), path),
  )
  try {
    await patiently(() => file.read(async () => {}), patience)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

class ThreadedFile implements Database {
  readonly #lock = new Lock()
  #line: SqliteLine | undefined
  #closed = false
  #kysely: Promise<Queries> | undefined

  constructor(
    readonly where: string,
    private readonly start: () => SqliteLine,
  ) {}

  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.share(async () => work(await this.line()))
  }

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#lock.hold(async () => {
      const line = await this.line()
      try {
        const begun = line.begin()
        // What is asked for after it fails as it does, and says so first.
        begun.catch(() => {})
        const result = await work(line)
        await begun
        await line.commit()
        return result
      } catch (error) {
        if (!line.broken) await line.rollback()
        throw error
      }
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./sqlite-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(() => this.line(), this.#lock),
    )
    return this.#kysely
  }

  version(): Promise<number> {
    return this.#lock.hold(async () => (await this.line()).ask('version'))
  }

  scrub(): Promise<boolean> {
    return this.#lock.hold(async () => (await this.line()).ask('scrub'))
  }

  health(): Promise<DatabaseHealth> {
    return this.#lock.hold(async () => (await this.line()).ask('health'))
  }

  close(): Promise<void> {
    return this.#lock.hold(async () => {
      this.#closed = true
      const line = this.#line
      this.#line = undefined
      await line?.close()
    })
  }

  /** Where the thread has died, another takes its place: the file is as it was committed last. */
  private async line(): Promise<SqliteLine> {
    if (this.#closed) throw new StoreError('closed', this.where, 'The database is closed')
    if (this.#line === undefined || this.#line.broken) this.#line = this.start()
    await this.#line.open()
    return this.#line
  }
}
