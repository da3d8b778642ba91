/** What SQLite needs beside the turns: settings at the start, and a clean file at the end. */
import type { DatabaseHealth, ProbeNote, Row } from './database.js'
import { StoreError } from './store-error.js'

/** A connection to which the caller holds the lock. */
export interface Sql {
  readonly where: string
  all(sql: string): Row[]
  run(sql: string, values?: readonly unknown[]): number
}

export const inMemory = ':memory:'

/** How long SQLite itself waits for a lock. It stops the whole process, so the rest is ours. */
const busyTimeoutInMs = 100

/**
 * How far the log grows before SQLite moves it into the file, within somebody's commit. At its own
 * 1,000 pages one turn in a hundred takes twenty times as long as the others; moving fewer pages
 * more often costs more in all, and moving them beside the turns slows all of these meanwhile.
 */
const checkpointAfterPages = 4000

/** Up to 64 MB, which takes about a second; everybody waits for it. */
const vacuumUpToPages = 16_384

/** secure_delete: what a person had erased must not be left in the file's free pages. */
export function configure(sql: Sql): void {
  sql.all(`pragma busy_timeout = ${busyTimeoutInMs}`)
  const mode = sql.all('pragma journal_mode')[0]?.journal_mode
  if (sql.where !== inMemory && mode !== 'wal') sql.all('pragma journal_mode = wal')
  for (const setting of ['synchronous = full', 'foreign_keys = on', 'secure_delete = on'])
    sql.all(`pragma ${setting}`)
  sql.all('pragma cache_size = -16000')
  sql.all(`pragma wal_autocheckpoint = ${checkpointAfterPages}`)
}

/** How many migrations a file has taken; 0 for an empty one. */
export function versionOf(sql: Sql): number {
  const tables = sql.all("select name from sqlite_master where type = 'table'")
  if (tables.some((table) => table.name === 'schema_version'))
    return Number(sql.all('select version from schema_version')[0]?.version ?? 0)
  if (tables.length === 0) return 0
  throw new StoreError('not-a-store', sql.where, 'This database belongs to something else')
}

/**
 * secure_delete overwrites what is deleted, but not the copies that SQLite leaves in a page's
 * unused space when it moves rows between pages. Only writing the file anew removes these.
 */
export function removeTraces(sql: Sql): string | null {
  if (sql.where === inMemory) return null
  try {
    const small = Number(sql.all('pragma page_count')[0]?.page_count) <= vacuumUpToPages
    if (small) sql.run('vacuum')
    if (!emptyLog(sql)) return readByAnother
    return small ? null : tooLarge
  } catch {
    // The rows are gone all the same, and this is only about their traces.
    return readByAnother
  }
}

const readByAnother =
  'Another process is at the file; what is left in its log and its unused space goes with time.'

const tooLarge =
  'The file is too large to be written anew; what is left in its unused space goes with time.'

/** libsql leaves the log behind when it closes; a copy of the file alone would then lack it. */
export function tidy(sql: Sql): void {
  try {
    if (sql.where !== inMemory) emptyLog(sql)
  } catch {
    // Whatever is wrong, the log is as good as the file, and is read when this is opened again.
  }
}

export function healthOf(sql: Sql): DatabaseHealth {
  const found = sql.all('pragma quick_check(10)').map((row) => String(row.quick_check))
  return { damage: found.filter((line) => line !== 'ok'), writable: isWritable(sql) }
}

/** A row that is as it was would not be written. */
export function keepNote(sql: Sql, { purpose, nonce, expiresAt }: ProbeNote): void {
  sql.run(
    `insert into used_once (purpose, nonce, expires_at) values (?, ?, ?)
    on conflict do update set expires_at = excluded.expires_at`,
    [purpose, nonce, expiresAt],
  )
}

function emptyLog(sql: Sql): boolean {
  return sql.all('pragma wal_checkpoint(truncate)')[0]?.busy === 0
}

function isWritable(sql: Sql): boolean {
  try {
    sql.run('begin immediate')
    try {
      // The lock alone can be had on a file that may not be written to, or that has no room.
      sql.run('update schema_version set version = version')
      sql.run('commit')
    } catch (error) {
      sql.run('rollback')
      throw error
    }
    return true
  } catch (error) {
    // Whoever holds the lock is writing, so this may be written to.
    return error instanceof StoreError && error.kind === 'locked'
  }
}
