/** A store for a test: of the kind that the run is about, empty, and gone after it. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { newFolder } from './folder.js'
import { waitFor } from './passing-time.js'
import { administer } from './store-from-outside.js'

declare module 'vitest' {
  interface ProvidedContext {
    store: 'sqlite' | 'postgres'
    /** A server, and what the databases of this run are called there; or why there is none. */
    postgres: { readonly address: string; readonly prefix: string } | { readonly missing: string }
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
  const name = `${server.prefix}_${randomUUID().replaceAll('-', '')}`
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
