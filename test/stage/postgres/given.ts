/** Whether the tests can work on a server that somebody has named to them. */
import { administer } from '../store-from-outside.js'

/**
 * Makes a database there and drops it, as each test will.
 * @throws an Error that says what is in the way, and never the password
 */
export async function tryOut(address: string, prefix: string): Promise<void> {
  for (const sql of [`create database ${prefix}_probe`, `drop database ${prefix}_probe`])
    await administer(address, sql).catch((error: unknown) => {
      throw new Error(whatIsWrong(error))
    })
}

function whatIsWrong(error: unknown): string {
  const { code = '', message } = error as Error & { code?: string }
  if (code === '42501')
    return 'DATABASE_URL: its user may not create databases, of which each test makes one of its own: "alter role … createdb"'
  if (/^(28|3D)/.test(code))
    return `DATABASE_URL: the server does not let the tests in: ${message} (${code})`
  if (code === 'ERR_INVALID_URL')
    return 'DATABASE_URL: it should look like postgres://user:password@host:5432/database'
  return `DATABASE_URL: the server cannot be reached, or fails: ${code || message}`
}

/** What a run that was ended in the midst of it has left there. */
export async function dropAll(address: string, prefix: string): Promise<void> {
  const left = await administer(
    address,
    `select datname from pg_database where starts_with(datname, '${prefix}')`,
  )
  for (const row of left as readonly { readonly datname: string }[])
    await administer(address, `drop database if exists ${row.datname} with (force)`)
}
