/** A thread that has an SQLite file to itself: started by `threaded-sqlite.ts`, ended by `close`. */
import { parentPort, workerData } from 'node:worker_threads'
import Libsql from 'libsql'
import type { Call, CallAnswer, Calls } from './sqlite-calls.js'
import { connectSqlite, type SqliteConnection } from './sqlite-connection.js'
import { asStoreError } from './sqlite-error.js'
import { healthOf, removeTraces, versionOf } from './sqlite-upkeep.js'
import { StoreError } from './store-error.js'

const path = String(workerData)
let opened: SqliteConnection | undefined

function connection(): SqliteConnection {
  if (opened === undefined) throw new StoreError('closed', path, 'The database is closed')
  return opened
}

const calls: Calls = {
  open() {
    opened ??= connectSqlite(Libsql, path)
  },
  row: (statement, values) => connection().row(statement, values),
  rows: (statement, values) => connection().rows(statement, values),
  change: (statement, values) => connection().change(statement, values),
  query: (sql, values) => connection().query(sql, values),
  begin: () => connection().begin(),
  commit: () => connection().commit(),
  rollback: () => connection().rollback(),
  version: () => versionOf(connection()),
  scrub: () => removeTraces(connection()),
  health: () => healthOf(connection()),
  close: () => connection().close(),
}

function answerTo([name, ...values]: Call): CallAnswer {
  try {
    const call = calls[name] as (...values: readonly unknown[]) => unknown
    return { kind: 'done', value: call(...values) }
  } catch (thrown) {
    const { kind, what, cause } = asStoreError(thrown, path)
    return { kind: 'failed', fault: kind, what, cause }
  }
}

parentPort?.on('message', (asked: readonly Call[]) => {
  parentPort?.postMessage(asked.map(answerTo))
})
