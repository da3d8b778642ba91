/** What a database must offer to be the store. Each dialect is one file that says how. */
import type { Kysely } from 'kysely'
import type { Statement } from './compiled/statement.js'
import type { SchemaDialect } from './migrations/migration.js'
import type { Tables } from './tables.js'
import type { Wakes } from './wakes.js'

export type Row = Readonly<Record<string, unknown>>
export type Value = string | number | null

/**
 * Runs the hot statements on one connection, each prepared once. They run in the order of asking,
 * so what need not wait for an answer is asked for at once. In a transaction nothing runs any more
 * once something has failed.
 */
export interface Run {
  /** For a statement that finds one row at most. */
  row(statement: Statement, values: readonly Value[]): Row | undefined | Promise<Row | undefined>
  rows(statement: Statement, values: readonly Value[]): readonly Row[] | Promise<readonly Row[]>
  /** How many rows were changed. */
  change(statement: Statement, values: readonly Value[]): number | Promise<number>
}

export interface Database {
  /** The file or the server, without secrets. */
  readonly where: string
  /** Milliseconds since 1970, by a clock that all processes on it share. */
  now(): number
  readonly wakes: Wakes
  /** How many migrations it has taken; 0 if it is new. Fails if it is somebody else's. */
  version(): Promise<number>
  /** Reads outside a transaction. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T>
  /**
   * One transaction, kept on the disk when this resolves. Where another write may slip in, one that
   * is in its way fails it as `locked`.
   */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** For everything that is not hot. Loaded when first asked for: it takes longer than opening. */
  kysely(): Promise<Queries>
  /** Removes the traces of what was deleted; in words what may be left of them, or null. */
  scrub(): Promise<string | null>
  health(): Promise<DatabaseHealth>
  /**
   * Keeps a note of its own as a turn is kept, once, and says how many migrations were taken. Fails
   * with what is in the way of that, also where it would be waited for.
   */
  probe(note: ProbeNote, withinMs: number): Promise<number>
  close(): Promise<void>
}

/** What a probe writes in the table of what is used once: a row for each process. */
export interface ProbeNote {
  readonly purpose: string
  readonly nonce: string
  readonly expiresAt: number
}

export interface Queries {
  readonly db: Kysely<Tables>
  readonly schema: SchemaDialect
  /** One transaction in which nobody else makes tables, however long it takes. */
  alone<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
}

export interface DatabaseHealth {
  /** What is broken; empty if nothing is. */
  readonly damage: readonly string[]
  readonly writable: boolean
}
