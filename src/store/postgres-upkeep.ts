/** What PostgreSQL needs beside the turns: whose the tables are, and how it is. */
import type { DatabaseHealth, ProbeNote } from './database.js'
import type { Connection } from './postgres-connection.js'
import { StoreError } from './store-error.js'

/** What its tables are called, once the first step is taken. */
const firstTables = ['schema_version', 'conversations', 'events', 'outgoing']

/**
 * How many migrations the schema has taken in which tables would be made (the first of search_path
 * that is there); 0 if it is empty. What belongs to an extension is nobody's table.
 */
export async function versionOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query(
    `select current_schema() as schema, current_setting('server_encoding') as encoding,
      count(relname) as relations, count(relname) filter (where relname = any($1)) as ours
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = current_schema() and relkind in ('r', 'p', 'v', 'm', 'f') and not exists (
      select from pg_depend
      where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')`,
    [firstTables],
  )
  const { schema, encoding, relations, ours } = rows[0] ?? {}
  const refuse = (what: string, remedy: string) => {
    throw new StoreError('not-a-store', connection.where, what, { remedy })
  }
  if (schema === null)
    refuse('No schema of search_path is there', 'Create it, or set search_path to one that is.')
  if (encoding !== 'UTF8')
    refuse(
      `The database is encoded in ${encoding}`,
      "Create one with encoding 'UTF8' and template template0.",
    )
  if (ours === firstTables.length) {
    const [row] = (await connection.query('select version from schema_version')).rows
    return Number(row?.version ?? 0)
  }
  if (relations !== 0)
    refuse(
      `The schema "${schema}" belongs to something else`,
      'Give certpath a database or a schema of its own.',
    )
  return 0
}

/** A turn writes to all three tables; a lock on one of them keeps everybody from it. */
export async function keepNote(
  connection: Connection,
  { purpose, nonce, expiresAt }: ProbeNote,
): Promise<void> {
  await connection.query(
    `insert into used_once (purpose, nonce, expires_at) values ($1, $2, $3)
    on conflict (purpose, nonce) do update set expires_at = excluded.expires_at`,
    [purpose, nonce, expiresAt],
  )
  await connection.query('lock table conversations, events, outgoing in row exclusive mode')
}

/** A server looks after its pages itself; what is asked is whether it takes writes from us. */
export async function healthOf(connection: Connection): Promise<DatabaseHealth> {
  await connection.begin()
  try {
    await connection.query('update schema_version set version = version')
    return { damage: [], writable: true }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    // Whoever holds the row is writing, so this may be written to.
    if (error.kind === 'locked') return { damage: [], writable: true }
    if (error.kind === 'read-only') return { damage: [], writable: false }
    throw error
  } finally {
    await connection.rollback()
  }
}
