/** New databases for measuring, on the server that TEST_DATABASE_URL names, or on one of our own. */
import pg from 'pg'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { PostgresServer } from '../../stage/postgres/server.js'

export interface Databases extends AsyncDisposable {
  /** The address of an empty one. */
  create(): Promise<string>
}

/** Undefined, and a word about it, where there is no server to be had. */
export async function databases(): Promise<Databases | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return databasesAt(given, async () => {})
  const binaries = findBinaries()
  if (typeof binaries !== 'string') {
    console.log(`skipped: ${binaries.missing}`)
    return undefined
  }
  // As it comes: what is acknowledged is on the disk. Its memory is that of a small server.
  const server = await PostgresServer.start(binaries, ['shared_buffers=256MB', 'max_wal_size=2GB'])
  return databasesAt(server.addressOf(), () => server.remove())
}

function databasesAt(address: string, end: () => Promise<void>): Databases {
  const made: string[] = []
  return {
    async create() {
      const name = `certpath_speed_${process.pid}_${made.length}`
      await query(address, `create database ${name}`)
      made.push(name)
      return Object.assign(new URL(address), { pathname: name }).href
    },
    async [Symbol.asyncDispose]() {
      for (const name of made) await query(address, `drop database ${name} with (force)`)
      await end()
    },
  }
}

export async function query(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(sql)
  await client.end()
}
