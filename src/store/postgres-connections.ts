/** Connections to PostgreSQL: a few, for the whole process. */
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase, ClientConfig, Pool } from 'pg'
import type { ServerClock } from './clock.js'
import { Connection, settle } from './postgres-connection.js'
import { asStoreError } from './postgres-error.js'
import { StoreError } from './store-error.js'

/**
 * Turns go one batch at a time and so do claims: the rest is for reading beside them. A server of
 * 100 connections has room for ten processes, with the one more by which each hears.
 */
const mostConnections = 8

/** For one that is free, or a new one: a person waits behind it. */
const connectWithinMs = 5_000

/** With each new one the server's clock is read again, before counting on from it is inexact. */
const renewedAfterSeconds = 600

/** What every connection has. */
export function connecting(address: string): ClientConfig {
  return {
    connectionString: address,
    application_name: 'certpath',
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  }
}

/** @param clock is read with each new connection */
export async function connectionsTo(address: string, clock: ServerClock): Promise<Connections> {
  const { default: pg } = await import('pg')
  /** Those without a pooler in between. */
  const direct = new WeakSet<ClientBase>()
  try {
    const pool = new pg.Pool({
      ...connecting(address),
      max: mostConnections,
      idleTimeoutMillis: 60_000,
      maxLifetimeSeconds: renewedAfterSeconds,
      pipeline: true,
      types: {
        // Times and counts are bigint, and far from where a number becomes inexact.
        getTypeParser: ((oid: number, format: 'text' | 'binary') =>
          oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
      },
      onConnect: async (client) => {
        if (await settle(client, clock)) direct.add(client)
      },
    })
    // Whoever uses a connection hears of its end; an idle one is out of the pool, and that is all.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    const { host, port, database } = new pg.Client({ connectionString: address })
    return new Connections(pool, direct, `postgres://${host}:${port}/${database}`)
  } catch {
    // The reason may quote the address, and with it a password.
    throw new StoreError('unreachable', 'DATABASE_URL', 'The address cannot be read', {
      remedy: 'It should look like postgres://user:password@host:5432/certpath, with %40 for an @.',
    })
  }
}

export class Connections {
  /** How many are taken, or asked for. */
  #out = 0
  #allBack = () => {}
  #closed: Promise<void> | undefined

  constructor(
    private readonly pool: Pool,
    private readonly direct: WeakSet<ClientBase>,
    readonly where: string,
  ) {}

  /** One that is the caller's until it is given back. */
  take(withinMs?: number): Promise<Connection> {
    return withinMs === undefined ? this.connect() : this.connectWithin(withinMs)
  }

  private async connect(): Promise<Connection> {
    if (this.#closed) throw new StoreError('closed', this.where, 'The database is closed')
    this.#out += 1
    try {
      const client = await this.pool.connect()
      return new Connection(client, this.direct.has(client), this.where, () => this.back())
    } catch (error) {
      this.back()
      throw this.isExhausted() ? this.exhausted() : asStoreError(error, this.where)
    }
  }

  /** One that comes later goes back at once. */
  private async connectWithin(withinMs: number): Promise<Connection> {
    const coming = this.connect()
    const late = new AbortController()
    try {
      return await Promise.race([coming, this.lateAfter(withinMs, late.signal)])
    } catch (error) {
      void coming.then(
        (connection) => connection.release(),
        () => {},
      )
      throw error
    } finally {
      late.abort()
    }
  }

  private async lateAfter(ms: number, over: AbortSignal): Promise<never> {
    await pause(ms, undefined, { signal: over })
    throw this.isExhausted() ? this.exhausted() : asStoreError(new Error('timeout'), this.where)
  }

  private isExhausted(): boolean {
    const { totalCount, idleCount } = this.pool
    return totalCount >= mostConnections && idleCount === 0
  }

  /** Resolves when all are back and ended. */
  close(): Promise<void> {
    this.#closed ??= this.end()
    return this.#closed
  }

  private async end(): Promise<void> {
    // The pool would forget those who still wait for a connection.
    if (this.#out > 0)
      await new Promise<void>((resolve) => {
        this.#allBack = resolve
      })
    await this.pool.end()
  }

  private back(): void {
    this.#out -= 1
    if (this.#out === 0) this.#allBack()
  }

  private exhausted(): StoreError {
    const what = `All ${mostConnections} connections to the database are in use`
    return new StoreError('locked', this.where, what, {
      remedy: 'See what keeps the server busy, and try again.',
      passing: false,
    })
  }
}
