/** The database of a run: the one that is named, or a PostgreSQL of its own. */
import pg from 'pg'
import { findBinaries } from '../stage/postgres/binaries.js'
import { PostgresServer } from '../stage/postgres/server.js'

export interface ChaosDatabase extends AsyncDisposable {
  readonly url: string
  /** Ends a connection of certpath's, whichever chance meets. */
  readonly cut?: () => Promise<void>
}

/** @param url of an empty database whose connections may be cut, or of a file */
export async function openDatabase(url: string | undefined): Promise<ChaosDatabase> {
  if (url !== undefined) return cutting(url)
  const binaries = findBinaries()
  if (typeof binaries !== 'string') throw new Error(`${binaries.missing}; name one by --database`)
  const server = await PostgresServer.start(binaries)
  return cutting(server.addressOf(), () => server.remove())
}

/** @param remove what else is to be done in the end */
export async function cutting(
  url: string,
  remove: () => Promise<void> = async () => {},
): Promise<ChaosDatabase> {
  if (url.startsWith('file:')) return { url, [Symbol.asyncDispose]: remove }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    url,
    async cut() {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
        order by random() limit 1`,
      )
    },
    async [Symbol.asyncDispose]() {
      await client.end()
      await remove()
    },
  }
}
