/** Connections to PostgreSQL: a few, each with an end to whatever it waits for. */
import type { ClientBase, Pool, PoolClient, QueryResult } from 'pg'
import { postgresTexts } from './compiled/postgres.js'
import type { Statement } from './compiled/statement.js'
import type { Row, Run, Value } from './database.js'
import { asStoreError } from './postgres-error.js'
import { StoreError } from './store-error.js'

/**
 * Turns go one batch at a time and so do claims: the rest is for reading beside them. A server of
 * 100 connections has room for a dozen processes.
 */
const mostConnections = 8

/** For one that is free, or a new one: a person waits behind it. */
const connectWithinMs = 5_000

/** A statement takes milliseconds. The server ends it; if it is silent, the connection is given up. */
const statementWithinMs = 10_000
const answerWithinMs = 12_000

/** Longer than it takes the server to see that two wait for each other (a second). */
const lockWithinMs = 2_000

/** A process that is stopped in a transaction must not keep the people in it from everybody else. */
const idleInTransactionMs = 5_000

const settings = {
  statement_timeout: statementWithinMs,
  lock_timeout: lockWithinMs,
  idle_in_transaction_session_timeout: idleInTransactionMs,
}

/** What is acknowledged is on the disk, whatever the server is used to; never less than it is. */
const durable = (local: boolean) =>
  `select set_config('synchronous_commit', 'on', ${local})` +
  ` where current_setting('synchronous_commit') in ('off', 'local')`

const forSession = [
  ...Object.entries(settings).map(([name, value]) => `set ${name} = ${value}`),
  durable(false),
].join('; ')

const forTransaction = [
  ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`),
  durable(true),
].join('; ')

const unhurried = 'set local statement_timeout = 0; set local lock_timeout = 0'

export async function connectionsTo(address: string): Promise<Connections> {
  const { default: pg } = await import('pg')
  /** Those without a pooler in between. */
  const direct = new WeakSet<ClientBase>()
  try {
    const pool = new pg.Pool({
      connectionString: address,
      application_name: 'certpath',
      max: mostConnections,
      connectionTimeoutMillis: connectWithinMs,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      pipeline: true,
      types: {
        // Times and counts are bigint, and far from where a number becomes inexact.
        getTypeParser: ((oid: number, format: 'text' | 'binary') =>
          oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
      },
      onConnect: (client) => settle(client, direct),
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

/**
 * A pooler names another process than the one that answers. One that gives a connection to others
 * after each transaction would take settings and prepared statements to them: so behind it the
 * settings come with each transaction, and nothing is prepared.
 */
async function settle(client: ClientBase, direct: WeakSet<ClientBase>): Promise<void> {
  const { rows } = await client.query(timed({ text: 'select pg_backend_pid() as pid' }))
  if (rows[0]?.pid !== (client as ClientBase & { processID?: number }).processID) return
  await client.query(timed({ text: forSession }))
  direct.add(client)
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
  async take(): Promise<Connection> {
    if (this.#closed) throw new StoreError('closed', this.where, 'The database is closed')
    this.#out += 1
    try {
      const client = await this.pool.connect()
      return new Connection(client, this.direct.has(client), this.where, () => this.back())
    } catch (error) {
      this.back()
      const { totalCount, idleCount } = this.pool
      if (totalCount >= mostConnections && idleCount === 0) throw this.exhausted()
      throw asStoreError(error, this.where)
    }
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

export type Isolation = 'read committed' | 'repeatable read'

/** How a transaction begins. A pace of `any` is for work that may take minutes. */
export interface Beginning {
  readonly isolation?: Isolation
  readonly pace?: 'quick' | 'any'
}

export class Connection implements Run {
  #begun: Promise<unknown> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #broken = false
  #hurried = true

  constructor(
    private readonly client: PoolClient,
    private readonly direct: boolean,
    readonly where: string,
    private readonly back: () => void,
  ) {}

  async row(statement: Statement, values: readonly Value[]): Promise<Row | undefined> {
    return (await this.hot(statement, values)).rows[0]
  }

  async rows(statement: Statement, values: readonly Value[]): Promise<readonly Row[]> {
    return (await this.hot(statement, values)).rows
  }

  /** What is read may follow the beginning of a transaction at once; what is changed must be in it. */
  async change(statement: Statement, values: readonly Value[]): Promise<number> {
    await this.#begun
    return (await this.hot(statement, values)).rowCount ?? 0
  }

  query(text: string, values: readonly unknown[] = []): Promise<QueryResult<Row>> {
    return this.send({ text, values })
  }

  async begin({ isolation = 'read committed', pace = 'quick' }: Beginning = {}): Promise<void> {
    const texts = [`begin isolation level ${isolation}`]
    if (!this.direct) texts.push(forTransaction)
    if (pace === 'any') texts.push(unhurried)
    this.#hurried = pace === 'quick'
    this.#begun = this.send({ text: texts.join('; ') })
    await this.#begun
  }

  async commit(): Promise<void> {
    const { command } = await this.send({ text: 'commit' })
    // So it ends where a statement had failed, and whoever asked did not look.
    if (command !== 'COMMIT')
      throw new StoreError('unexpected', this.where, 'The transaction was rolled back')
  }

  /** Does not fail: what cannot be rolled back is given up, and the server does it. */
  async rollback(): Promise<void> {
    if (!this.#broken) await this.send({ text: 'rollback' }).catch(() => this.giveUp())
  }

  /** Gives it back, or up, if it has failed in a way that another could not. */
  release(): void {
    this.client.release(this.#broken)
    this.back()
  }

  private giveUp(): void {
    this.#broken = true
  }

  private hot(statement: Statement, values: readonly Value[]): Promise<QueryResult<Row>> {
    const text = postgresTexts[statement]
    return this.send(this.direct ? { name: statement, text, values } : { text, values })
  }

  private send(query: Query): Promise<QueryResult<Row>> {
    // Statements may follow each other without waiting, but not every pooler knows that.
    const ready = this.direct ? undefined : this.#last
    const answer = ready ? ready.then(() => this.ask(query)) : this.ask(query)
    if (ready) this.#last = answer.catch(() => undefined)
    return answer
  }

  private async ask(query: Query): Promise<QueryResult<Row>> {
    try {
      return await this.client.query<Row>(this.#hurried ? timed(query) : mutable(query))
    } catch (cause) {
      const error = asStoreError(cause, this.where)
      if (error.kind !== 'locked') this.giveUp()
      throw error
    }
  }
}

interface Query {
  readonly text: string
  readonly name?: string
  readonly values?: readonly unknown[]
}

function timed(query: Query) {
  return { ...mutable(query), query_timeout: answerWithinMs }
}

function mutable({ values, ...query }: Query) {
  return values === undefined ? query : { ...query, values: values.map(holdable) }
}

/** A NUL is the one character that no text here can hold. JSON has none; a platform's words might. */
function holdable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\ufffd')
    : value
}
