/** A store for a test: of the kind that the run is about, empty, and gone after it. */
import { randomUUID } from 'node:crypto'
import Connection from 'libsql'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { newFolder } from './folder.js'
import { waitFor } from './passing-time.js'

declare module 'vitest' {
  interface ProvidedContext {
    store: 'sqlite' | 'postgres'
    /** A server with room for the tests' databases, or why there is none. */
    postgres: { readonly address: string } | { readonly missing: string }
  }
}

export const storeKind = inject('store')

waitFor(pg.Pool.prototype, pg.Client.prototype)

/** What DATABASE_URL may be. */
export async function newAddress(): Promise<string> {
  switch (storeKind) {
    case 'sqlite':
      return `file:${newFolder()}/a new folder/certpath.db`
    case 'postgres':
      return newDatabase()
  }
}

/** A database of a test's own on the tests' server. */
export async function newDatabase(options = ''): Promise<string> {
  const { address, remove } = await makeDatabase(options)
  onTestFinished(remove)
  return address
}

export interface OwnStore {
  readonly address: string
  remove(): Promise<void>
}

/** For a place that several tests may share: whoever opens it removes it. */
export async function ownStore(folder: string): Promise<OwnStore> {
  switch (storeKind) {
    case 'sqlite':
      return { address: `file:${folder}/certpath.db`, async remove() {} }
    case 'postgres':
      return makeDatabase('')
  }
}

async function makeDatabase(options: string): Promise<OwnStore> {
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  const name = `certpath_test_${randomUUID().replaceAll('-', '')}`
  await administer(server.address, `create database ${name} ${options}`)
  const address = new URL(server.address)
  address.pathname = name
  return {
    address: address.href,
    async remove() {
      await administer(server.address, `drop database ${name} with (force)`)
    },
  }
}

/** The rows that a statement finds in a store, asked from outside. */
export async function rowsIn(address: string, sql: string): Promise<readonly unknown[]> {
  if (!address.startsWith('file:')) return administer(address, sql)
  const connection = new Connection(address.slice('file:'.length))
  try {
    return connection.prepare(sql).all()
  } finally {
    connection.close()
  }
}

/** A change of a store from outside, such as of its schema. */
export async function changedIn(address: string, sql: string): Promise<void> {
  if (!address.startsWith('file:')) {
    await administer(address, sql)
    return
  }
  const connection = new Connection(address.slice('file:'.length))
  connection.exec(sql)
  connection.close()
}

/** One statement on a server, by whoever the address names. */
export async function administer(address: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: address })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A transaction of somebody else's, which holds what a statement took. */
export class Held {
  private constructor(private readonly client: pg.Client) {}

  static async by(address: string, sql: string): Promise<Held> {
    const client = new pg.Client({ connectionString: address })
    client.on('error', () => {})
    await client.connect()
    await client.query('begin')
    await client.query(sql)
    return new Held(client)
  }

  async release(): Promise<void> {
    await this.client.query('rollback')
    await this.client.end()
  }
}
