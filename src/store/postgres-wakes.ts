/** Hints over NOTIFY, heard on a connection that does nothing else. */
import { once } from 'node:events'
import { Socket } from 'node:net'
import type { Client } from 'pg'
import type { ServerClock } from './clock.js'
import { answerWithinMs, readClock, settle } from './postgres-connection.js'
import { type Connections, connecting } from './postgres-connections.js'
import type { Wakes } from './wakes.js'

/** One for each schema: who shares a database need not share its hints. No longer than a name may be. */
const channel = "'certpath_' || quote_ident(current_schema())::regnamespace::oid"

/** A connection that says nothing for so long is asked whether it is still there. */
const askEveryInMs = 15_000

const firstPauseInMs = 500
const longestPauseInMs = 30_000

/** For a goodbye that nobody answers. */
const endWithinMs = 500

export class PostgresWakes implements Wakes {
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #unsaid = new Set<string>()
  #saying: Promise<void> | undefined
  #listening: Promise<void> | undefined
  #hears = false
  readonly #closing = new AbortController()

  constructor(
    private readonly address: string,
    private readonly connections: Connections,
    private readonly clock: ServerClock,
  ) {}

  /**
   * In a transaction of its own, and one for all that is to be said by then: those that say something
   * commit one after another, on the whole server.
   */
  wake(topic: string): void {
    this.#unsaid.add(topic)
    this.#saying ??= this.say()
  }

  listen(topic: string, woken: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners.add(woken))
    this.#listening ??= this.keepListening()
    return () => listeners.delete(woken)
  }

  hears(): boolean {
    return this.#hears
  }

  /** Resolves when what is to be said has been said, and nothing is heard any more. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all([this.#saying, this.#listening])
  }

  private async say(): Promise<void> {
    while (this.#unsaid.size > 0) {
      const topics = [...this.#unsaid]
      this.#unsaid.clear()
      try {
        const connection = await this.connections.take()
        try {
          await connection.query(
            `select pg_notify(${channel}, topic) from unnest($1::text[]) topic`,
            [topics],
          )
        } finally {
          connection.release()
        }
      } catch {
        // Whoever is not told looks by itself, a little later.
      }
    }
    this.#saying = undefined
  }

  private async keepListening(): Promise<void> {
    const { signal: closing } = this.#closing
    for (let pauseInMs = firstPauseInMs; !closing.aborted; ) {
      const listened = await this.listenOnce(closing)
      // Behind a pooler it would be somebody else's connection that hears.
      if (listened === 'cannot') return
      if (listened === 'heard') pauseInMs = firstPauseInMs
      await passes(pauseInMs, closing)
      pauseInMs = Math.min(2 * pauseInMs, longestPauseInMs)
    }
  }

  /** Until the connection is cut, or does not answer. */
  private async listenOnce(closing: AbortSignal): Promise<'heard' | 'not reached' | 'cannot'> {
    const { default: pg } = await import('pg')
    if (closing.aborted) return 'cannot'
    const socket = new Socket()
    const client = new pg.Client({
      ...connecting(this.address),
      application_name: 'certpath listening',
      query_timeout: answerWithinMs,
      stream: () => socket,
    })
    const cut = new AbortController()
    let ended: Promise<void> | undefined
    const end = () => {
      ended ??= endOf(client, socket)
      return ended
    }
    // Why it was cut is nothing to anybody: it is made anew.
    client.on('error', () => {})
    client.once('end', () => cut.abort())
    client.on('notification', ({ payload }) => this.tell(payload ?? ''))
    closing.addEventListener('abort', end)
    try {
      // One that is ended meanwhile never says so.
      await Promise.race([client.connect(), once(cut.signal, 'abort')])
      if (!(await settle(client, this.clock))) return 'cannot'
      await listenOn(client)
      this.hear(true)
      while (await passes(askEveryInMs, cut.signal)) await readClock(client, this.clock)
      return 'heard'
    } catch {
      return this.#hears ? 'heard' : 'not reached'
    } finally {
      closing.removeEventListener('abort', end)
      if (this.#hears) this.hear(false)
      await end()
    }
  }

  /** What was said before was not heard, or what is said from now on will not be. */
  private hear(hears: boolean): void {
    this.#hears = hears
    for (const topic of this.#listeners.keys()) this.tell(topic)
  }

  private tell(topic: string): void {
    if (this.#closing.signal.aborted) return
    for (const woken of [...(this.#listeners.get(topic) ?? [])]) woken()
  }
}

async function listenOn(client: Client): Promise<void> {
  const { rows } = await client.query(`select ${channel} as channel`)
  await client.query(`listen ${rows[0].channel}`)
}

async function endOf(client: Client, socket: Socket): Promise<void> {
  const late = setTimeout(() => socket.destroy(), endWithinMs)
  await client.end()
  clearTimeout(late)
}

/** False if it was over before. */
function passes(ms: number, over: AbortSignal): Promise<boolean> {
  if (over.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      over.removeEventListener('abort', end)
      resolve(true)
    }, ms)
    over.addEventListener('abort', end, { once: true })
  })
}
