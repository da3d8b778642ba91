/** A server that somebody has named to the tests. */
import { randomBytes } from 'node:crypto'
import { administer } from '../store-from-outside.js'

/**
 * Makes a database there and drops it, as each test will.
 * @returns what is in the way of that, without the password; null where nothing is
 */
export async function whyUnfit(address: string, prefix: string): Promise<string | null> {
  try {
    await administer(address, `create database ${prefix}_probe`)
    await administer(address, `drop database ${prefix}_probe`)
    return null
  } catch (error) {
    return whatIsWrong(error as Error & { code?: string })
  }
}

function whatIsWrong({ code = '', message }: Error & { code?: string }): string {
  if (code === '42501')
    return 'its user may not create databases, and each test makes one: "alter role … createdb" lets it'
  if (/^(28|3D)/.test(code)) return `the server does not let its user in: ${message}`
  if (code === 'ERR_INVALID_URL' || code === 'ENOTFOUND')
    return `it names no server (${code}): it should look like postgres://user:password@host:5432/database`
  return `the server cannot be reached, or fails: ${code || message}`
}

/** What this run has left there, and what another did that was ended in the midst of it. */
export async function dropLeft(address: string, prefix: string): Promise<void> {
  const all = (await administer(
    address,
    "select datname from pg_database where starts_with(datname, 'certpath_test_')",
  )) as readonly { readonly datname: string }[]
  for (const { datname } of all)
    if (datname.startsWith(prefix) || isOld(datname))
      await administer(address, `drop database if exists ${datname} with (force)`)
}

/** What the databases of a run are called begins with when it began. */
export function newPrefix(): string {
  return `certpath_test_${Date.now().toString(36)}_${randomBytes(2).toString('hex')}`
}

/** No run takes a day. */
const dayInMs = 24 * 60 * 60_000

function isOld(name: string): boolean {
  const [, begun = ''] = /^certpath_test_([0-9a-z]{8})_/.exec(name) ?? []
  return begun !== '' && Date.now() - Number.parseInt(begun, 36) > dayInMs
}
