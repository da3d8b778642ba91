/**
 * PostgreSQL's error codes, told as what somebody can do about them. What it says itself is never
 * passed on: its details quote rows, and with them what people wrote.
 */
import { StoreError, type StoreFault } from './store-error.js'

interface Fault {
  readonly kind: StoreFault
  readonly what: string
  readonly remedy: string
  /** Goes away by itself. */
  readonly passing?: true
}

/** A StoreError for whatever PostgreSQL, its driver or the network threw. */
export function asStoreError(thrown: unknown, where: string): StoreError {
  if (thrown instanceof StoreError) return thrown
  const code = codeOf(thrown)
  const { kind, what, remedy, passing = false } = faultOf(code)
  // A word of ours says nothing more.
  const named = /^[a-z]*$/.test(code) ? what : `${what}: ${code}`
  return new StoreError(kind, where, named, { remedy, passing, cause: new Error(code) })
}

const inTheWay: Fault = {
  kind: 'locked',
  what: 'Another process was in the way',
  remedy: 'Try again in a moment.',
  passing: true,
}

const away: Fault = {
  kind: 'unreachable',
  what: 'The database server cannot be reached, or has ended the connection',
  remedy: 'See that the server runs, and that DATABASE_URL names it; then try again.',
  passing: true,
}

const tooMany: Fault = {
  kind: 'unreachable',
  what: 'The database server has no connection left',
  remedy: 'Raise max_connections of the server, or run fewer processes.',
  passing: true,
}

const silent: Fault = {
  kind: 'unreachable',
  what: 'The database server does not answer',
  remedy: 'See whether the server hangs, and whether a firewall is in between.',
  passing: true,
}

const slow: Fault = {
  kind: 'unreachable',
  what: 'The database server takes too long',
  remedy: 'See what keeps the server busy, and try again.',
}

const unknownHost: Fault = {
  kind: 'unreachable',
  what: 'There is no server of that name',
  remedy: 'Check the host in DATABASE_URL.',
}

const refused: Fault = {
  kind: 'unreachable',
  what: 'The database server does not let this user in',
  remedy: 'Check user and password in DATABASE_URL, and what pg_hba.conf asks for.',
}

const noDatabase: Fault = {
  kind: 'unreachable',
  what: 'The server has no such database',
  remedy: 'Create it (create database certpath owner certpath), or check DATABASE_URL.',
}

const noTls: Fault = {
  kind: 'unreachable',
  what: 'No encrypted connection to the database server can be had',
  remedy: 'Check sslmode and sslrootcert in DATABASE_URL, and the certificate of the server.',
}

const full: Fault = {
  kind: 'full',
  what: 'The database server has no space left',
  remedy: 'Free some space there; then try again, no restart is needed.',
}

const readOnly: Fault = {
  kind: 'read-only',
  what: 'The database server takes no writes',
  remedy: 'Set DATABASE_URL to the primary server; after a failover, try again in a moment.',
  passing: true,
}

const forbidden: Fault = {
  kind: 'read-only',
  what: 'The database does not let this user do what is needed',
  remedy: 'Make the user of DATABASE_URL the owner of the database, or of a schema in it.',
}

const damaged: Fault = {
  kind: 'corrupt',
  what: 'The database is damaged',
  remedy: 'Have the server looked after, or put a backup in its place.',
}

const unexpected: Fault = {
  kind: 'unexpected',
  what: 'The database failed',
  remedy: 'Run "certpath doctor", and report what it says.',
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, then Node's own. */
const faults: readonly (readonly [codes: RegExp, fault: Fault])[] = [
  // A row that came first, or went: whoever tries again sees what the other has done.
  [/^(40001|40P01|55P03|23505|23503)$/, inTheWay],
  [/^(53300|53400)$/, tooMany],
  [/^57014$/, slow],
  [/^silent$/, silent],
  // A statement that another connection had prepared, or that no longer fits: a new one knows better.
  [/^(08...|57P0.|25P0[34]|26000|42P05|0A000|cut)$/, away],
  [/^(28...|password)$/, refused],
  [/^3D000$/, noDatabase],
  [/^53100$/, full],
  [/^25006$/, readOnly],
  [/^(42501|3F000)$/, forbidden],
  [/^(XX00[12]|58030)$/, damaged],
  [/^(E(CONN|HOST|NET|AI_AGAIN|PIPE|TIMEDOUT|NOENT|ADDRNOTAVAIL)\w*)$/, away],
  [/^ENOTFOUND$/, unknownHost],
  [/^(tls|ERR_(TLS|SSL|OSSL)\w*|EPROTO|CERT_\w+|\w*(SELF_SIGNED|VERIFY|ISSUER)\w*)$/, noTls],
]

function faultOf(code: string): Fault {
  return faults.find(([codes]) => codes.test(code))?.[1] ?? unexpected
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  if ('code' in thrown && typeof thrown.code === 'string' && thrown.code !== '') return thrown.code
  return uncoded.find(([words]) => words.test(thrown.message))?.[1] ?? ''
}

/** What the driver says without a code. */
const uncoded: readonly (readonly [words: RegExp, code: string])[] = [
  [/^Query read timeout|^timeout|connection timeout$/, 'silent'],
  [/SSL/, 'tls'],
  [/^SASL|password/, 'password'],
  [/^Connection terminated|not queryable|^Unable to connect/, 'cut'],
]
