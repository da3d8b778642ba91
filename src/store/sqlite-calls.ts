/** What crosses between the thread that has an SQLite file and whoever asks it. */
import type { Statement } from './compiled/statement.js'
import type { DatabaseHealth, Row, Value } from './database.js'
import type { Answered } from './sqlite-connection.js'
import type { StoreFault } from './store-error.js'

/** What each call takes and gives. */
export interface Calls {
  open(): void
  row(statement: Statement, values: readonly Value[]): Row | undefined
  rows(statement: Statement, values: readonly Value[]): readonly Row[]
  change(statement: Statement, values: readonly Value[]): number
  query(sql: string, values: readonly unknown[]): Answered
  begin(): void
  commit(): void
  rollback(): void
  version(): number
  scrub(): string | null
  health(): DatabaseHealth
  close(): void
}

export type CallName = keyof Calls

/** A name and what it takes; lists, since they are quicker to copy than objects. */
export type Call = readonly [name: CallName, ...values: readonly unknown[]]

/** Those to one list of calls, in its order. */
export type CallAnswer =
  | { readonly kind: 'done'; readonly value: unknown }
  | {
      readonly kind: 'failed'
      readonly fault: StoreFault
      readonly what: string
      readonly cause: unknown
    }
