/**
 * PostgreSQL through pg. What is not the same on every database stands here and in postgres-*.ts,
 * and in what statements.ts says of locks.
 */
import { type LocalClock, ServerClock } from './clock.js'
import type { Database, DatabaseHealth, ProbeNote, Queries, Run } from './database.js'
import type { Connection } from './postgres-connection.js'
import { type Connections, connectionsTo } from './postgres-connections.js'
import { healthOf, keepNote, versionOf } from './postgres-upkeep.js'
import { PostgresWakes } from './postgres-wakes.js'

export async function openPostgres(address: string, localClock: LocalClock): Promise<Database> {
  const clock = new ServerClock(localClock)
  const connections = await connectionsTo(address, clock)
  return new PostgresServer(connections, new PostgresWakes(address, connections, clock), clock)
}

class PostgresServer implements Database {
  readonly where: string
  #kysely: Promise<Queries> | undefined

  constructor(
    private readonly connections: Connections,
    readonly wakes: PostgresWakes,
    private readonly clock: ServerClock,
  ) {
    this.where = connections.where
  }

  now(): number {
    // Whoever asks next knows better; without a server, so does the next connection.
    if (this.clock.isInDoubt())
      void this.using((connection) => connection.readClock(this.clock)).catch(() => {})
    return this.clock.now()
  }

  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.using(work)
  }

  /**
   * Others write meanwhile. A turn holds the conversations that it is about from its first look at
   * them; whatever else gets in its way fails it as `locked`, and then it is tried again as a whole.
   * A commit of which no answer came back is tried again as well, and finds what it has kept.
   */
  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.using(async (connection) => {
      try {
        const begun = connection.begin()
        // Heard of below, or in what the work fails with.
        begun.catch(() => {})
        const result = await work(connection)
        await begun
        await connection.commit()
        return result
      } catch (error) {
        await connection.rollback()
        throw error
      }
    })
  }

  kysely(): Promise<Queries> {
    this.#kysely ??= import('./postgres-kysely.js').then(({ kyselyOver }) =>
      kyselyOver(this.connections),
    )
    return this.#kysely
  }

  version(): Promise<number> {
    return this.using(versionOf)
  }

  /** Nothing that a client could do: not even a vacuum writes over what it frees. */
  async scrub(): Promise<string> {
    return 'The server keeps what was erased until it has vacuumed its tables and written over it, and in its log and backups for as long as it keeps these.'
  }

  health(): Promise<DatabaseHealth> {
    return this.using(healthOf)
  }

  async probe(note: ProbeNote, withinMs: number): Promise<number> {
    const until = performance.now() + withinMs
    const connection = await this.connections.take(withinMs)
    try {
      await connection.begin({ withinMs: until - performance.now() })
      await keepNote(connection, note)
      const version = await versionOf(connection)
      await connection.commit()
      return version
    } catch (error) {
      await connection.rollback()
      throw error
    } finally {
      connection.release()
    }
  }

  async close(): Promise<void> {
    await this.wakes.close()
    await this.connections.close()
  }

  private async using<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.connections.take()
    try {
      return await work(connection)
    } finally {
      connection.release()
    }
  }
}
