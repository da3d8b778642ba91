/** One connection to PostgreSQL, with an end to whatever it waits for. */
import type { ClientBase, PoolClient, QueryResult } from 'pg'
import type { ServerClock } from './clock.js'
import { postgresTexts } from './compiled/postgres.js'
import type { Statement } from './compiled/statement.js'
import type { Row, Run, Value } from './database.js'
import { asStoreError } from './postgres-error.js'
import { StoreError } from './store-error.js'

/** A statement takes milliseconds. The server ends it; if it is silent, the connection is given up. */
const statementWithinMs = 10_000
export const answerWithinMs = 12_000

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

interface Answering {
  /** Of the server's process that answers. */
  readonly pid: number
  readonly now: number
}

/** Reads the server's clock; @returns which of its processes has answered */
export async function readClock(client: ClientBase, clock: ServerClock): Promise<number> {
  const { pid } = await clock.read(async () => {
    const { rows } = await client.query<Answering>(timed({ text: whoAndWhen }))
    const [row] = rows
    if (!row) throw new Error('The server does not say who answers')
    return row
  })
  return pid
}

/** By the wall, not when the transaction began. */
const whoAndWhen =
  'select pg_backend_pid() as pid, extract(epoch from clock_timestamp())::float8 * 1000 as now'

/**
 * Gets a new connection ready, and reads the server's clock. A pooler names another process than the one that answers. One that gives a
 * connection to others after each transaction would take settings and prepared statements to them: so
 * behind it the settings come with each transaction, and nothing is prepared.
 * @returns whether there is no pooler in between
 */
export async function settle(client: ClientBase, clock: ServerClock): Promise<boolean> {
  const pid = await readClock(client, clock)
  const isDirect = pid === (client as ClientBase & { processID?: number }).processID
  if (isDirect) await client.query(timed({ text: forSession }))
  return isDirect
}

export type Isolation = 'read committed' | 'repeatable read'

/** How a transaction begins. A pace of `any` is for work that may take minutes. */
export interface Beginning {
  readonly isolation?: Isolation
  readonly pace?: 'quick' | 'any'
  /** For all of it, where that is less than each statement may take. */
  readonly withinMs?: number
}

/** So that the server can say what it was that took so long, before nobody listens any more. */
function hurrying(withinMs: number): string {
  const lock = Math.max(1, Math.floor(withinMs / 4))
  return `set local statement_timeout = ${3 * lock}; set local lock_timeout = ${lock}`
}

export class Connection implements Run {
  #begun: Promise<unknown> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #broken = false
  #hurried = true
  #until = Number.POSITIVE_INFINITY

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

  async begin({
    isolation = 'read committed',
    pace = 'quick',
    withinMs = Number.POSITIVE_INFINITY,
  }: Beginning = {}): Promise<void> {
    const texts = [`begin isolation level ${isolation}`]
    if (!this.direct) texts.push(forTransaction)
    if (pace === 'any') texts.push(unhurried)
    if (Number.isFinite(withinMs)) texts.push(hurrying(withinMs))
    this.#hurried = pace === 'quick'
    this.#until = performance.now() + withinMs
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

  /** Beside a transaction, never in one. */
  async readClock(clock: ServerClock): Promise<void> {
    try {
      await readClock(this.client, clock)
    } catch (cause) {
      this.giveUp()
      throw asStoreError(cause, this.where)
    }
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
      const left = Math.max(1, this.#until - performance.now())
      return await this.client.query<Row>(this.#hurried ? timed(query, left) : mutable(query))
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

function timed(query: Query, withinMs = answerWithinMs) {
  return { ...mutable(query), query_timeout: Math.min(withinMs, answerWithinMs) }
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
