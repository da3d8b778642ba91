/** The PostgreSQL of compose.yaml, as its script sets it up. */
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/open.js'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { PostgresServer } from '../../stage/postgres/server.js'
import { administer } from '../../stage/store-from-outside.js'

const binaries = findBinaries()
const password = "o'ne; of ours"

test.skipIf(typeof binaries !== 'string')(
  'certpath has a database of its own there and is nobody special, and nobody else gets in',
  async () => {
    const server = await PostgresServer.start(String(binaries))
    onTestFinished(() => server.remove())
    const script = readFileSync('deploy/compose-database.sql', 'utf8')
    // psql sets the variable and quotes it.
    expect(script).toContain('\\getenv password POSTGRES_PASSWORD\n')
    const statements = script
      .replace(/^(--|\\).*$/gm, '')
      .replaceAll(":'password'", `'${password.replaceAll("'", "''")}'`)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== '')
    expect(statements).toHaveLength(3)
    for (const statement of statements) await administer(server.addressOf(), statement)

    const store = await openStore(server.addressOf('certpath', 'certpath', password))
    onTestFinished(() => store.close())
    expect(await store.check()).toMatchObject({ writable: true })
    const role =
      "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = 'certpath'"
    expect(await administer(server.addressOf('certpath', 'certpath', password), role)).toEqual([
      { rolsuper: false, rolcreatedb: false, rolcreaterole: false },
    ])
    await expect(administer(server.addressOf(), 'select')).rejects.toMatchObject({ code: '28P01' })
  },
)
