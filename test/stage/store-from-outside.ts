/** What others do with a store while certpath works on it: they look into it, change it, and hold it. */
import { readFileSync } from 'node:fs'
import Connection from 'libsql'
import pg from 'pg'

/** The rows that a statement finds in a store, asked from outside; each ? in it stands for a value. */
export async function rowsIn(
  address: string,
  sql: string,
  values: readonly string[] = [],
): Promise<readonly unknown[]> {
  if (!address.startsWith('file:')) {
    const [first = '', ...rest] = sql.split('?')
    return administer(address, first + rest.map((text, at) => `$${at + 1}${text}`).join(''), values)
  }
  const connection = new Connection(address.slice('file:'.length))
  try {
    return connection.prepare(sql).all(values)
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

/** As SQLite gives them: nothing here is so large that it would be another number. */
const asNumbers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
}

/** One statement on a server, by whoever the address names. */
export async function administer(
  address: string,
  sql: string,
  values: readonly string[] = [],
): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: address, types: asNumbers })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, [...values])).rows
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

/** Lets it go. */
export type Release = () => Promise<void>

/** Resolves once it is held, as a backup or a stuck process would. */
export async function hold(address: string): Promise<Release> {
  if (!address.startsWith('file:')) {
    const held = await holdTables(address)
    return () => held.release()
  }
  const connection = new Connection(address.slice('file:'.length))
  // What is being kept may be under way.
  connection.exec('pragma busy_timeout = 10000')
  connection.exec('begin exclusive')
  return async () => {
    connection.exec('rollback')
    connection.close()
  }
}

/** All at once or none: two that wait for each other would make one of them fail. */
async function holdTables(address: string): Promise<Held> {
  const lock = `lock table ${(await tablesIn(address)).join(', ')} in access exclusive mode nowait`
  for (;;) {
    try {
      return await Held.by(address, lock)
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03') throw error
    }
  }
}

/** From now on no event can be kept, as on a full disk. */
export async function leaveNoRoom(address: string): Promise<Release> {
  if (!address.startsWith('file:')) {
    await changedIn(
      address,
      `create function no_room() returns trigger language plpgsql as $$
        begin raise exception 'full' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on events for each row execute function no_room()`,
    )
    return () => changedIn(address, 'drop trigger no_room on events')
  }
  await changedIn(
    address,
    "create trigger no_room before insert on events begin select raise(abort, 'full'); end",
  )
  return () => changedIn(address, 'drop trigger no_room')
}

/** Whether these words are in it, also where nobody would look: a server's files are not ours to read. */
export async function isIn(address: string, words: string): Promise<boolean> {
  if (address.startsWith('file:')) {
    const path = address.slice('file:'.length)
    return readFileSync(path).includes(words)
  }
  const tables = await tablesIn(address)
  const found = await Promise.all(
    tables.map((table) =>
      rowsIn(address, `select 1 from ${table} where strpos(${table}::text, ?) > 0`, [words]),
    ),
  )
  return found.some((rows) => rows.length > 0)
}

async function tablesIn(address: string): Promise<readonly string[]> {
  const sql = 'select tablename from pg_tables where schemaname = current_schema()'
  return (await rowsIn(address, sql)).map((row) => String(Object.values(row as object)[0]))
}
