/** What may be wrong with the server or the database that DATABASE_URL names. */

import { once } from 'node:events'
import { createServer } from 'node:net'
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/open.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { buildChild, start } from '../../stage/child.js'
import { count, say } from '../../stage/counting.js'
import { administer } from '../../stage/store-from-outside.js'
import { errorOf, fill } from '../../stage/store-trouble.js'
import { newAddress, newDatabase } from '../../stage/stores.js'

const impatient = { patience: { tries: 1, pauseInMs: 1 } }

let script = ''
beforeAll(() => {
  script = buildChild('opening')
})

function changed(address: string, parts: Partial<URL>): string {
  return Object.assign(new URL(address), parts).href
}

test('an address that does not lead there: what is wrong, what to do, and no password', async () => {
  const address = await newAddress()
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as { port: number }
  closed.close()
  const cases = [
    [changed(address, { password: 'wr0ng' }), /does not let this user in.*28P01/, /pg_hba/],
    [changed(address, { username: 'nobody' }), /does not let this user in/, /user and password/],
    [changed(address, { pathname: '/elsewhere' }), /no such database.*3D000/, /create database/],
    [changed(address, { port: String(port) }), /cannot be reached.*ECONNREFUSED/, /server runs/],
    [changed(address, { search: 'sslmode=verify-full' }), /encrypted/, /sslmode/],
    ['postgres://ann:wr0ng@host:port/database', /cannot be read/, /should look like/],
  ] as const
  for (const [wrong, what, remedy] of cases) {
    const error = await errorOf(openStore(wrong, impatient))
    expect(error).toMatchObject({ kind: 'unreachable' })
    expect(error.message).toMatch(what)
    expect(error.remedy).toMatch(remedy)
    expect(error.message).not.toMatch(/wr0ng|pass%2Fword|pass\/word/)
  }
})

test('something that listens there and is no PostgreSQL', async () => {
  const other = createServer((socket) => {
    socket.on('error', () => {})
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as { port: number }
  const address = changed(await newAddress(), { port: String(port) })
  expect(await errorOf(openStore(address, impatient))).toMatchObject({ kind: 'unreachable' })
})

test('a database that belongs to something else, or cannot hold every text: left as it was', async () => {
  const other = await newAddress()
  await administer(other, 'create table bookmarks (url text)')
  const same = await newAddress()
  // Another program's, of a name that is ours.
  await administer(same, 'create table schema_version (version varchar(50), installed_rank int)')
  const latin = await newDatabase(
    "encoding 'LATIN1' locale 'C' locale_provider libc template template0",
  )
  for (const address of [other, same, latin])
    expect(await errorOf(openStore(address))).toMatchObject({ kind: 'not-a-store' })
  expect(await tablesIn(other)).toEqual(['bookmarks'])
  expect(await tablesIn(same)).toEqual(['schema_version'])
  expect(await tablesIn(latin)).toEqual([])
})

test('a schema of its own beside others’ tables, by search_path', async () => {
  const address = await newAddress()
  await administer(address, 'create table bookmarks (url text)')
  const ours = changed(address, { search: '?options=-c%20search_path%3Dcertpath' })
  expect(await errorOf(openStore(ours))).toMatchObject({ kind: 'not-a-store' })
  await administer(address, 'create schema certpath')
  await fill(ours, 1)
  expect(await tablesIn(address)).toEqual(['bookmarks'])
})

test('what an extension brings along is in nobody’s way', async ({ skip }) => {
  const address = await newAddress()
  if (!(await isSuperuser(address))) skip('The user of the server may make no extension')
  const there = "select from pg_available_extensions where name = 'pg_stat_statements'"
  if ((await administer(address, there)).length === 0) return
  await administer(address, 'create extension pg_stat_statements')
  await fill(address, 1)
})

test('a database of a newer release is left alone', async () => {
  const address = await newAddress()
  await fill(address, 1)
  await administer(address, 'update schema_version set version = 1000')
  const error = await errorOf(openStore(address))
  expect(error).toMatchObject({ kind: 'newer-schema' })
  expect(error.message).not.toContain('file')
  expect(await administer(address, 'select version from schema_version')).toEqual([
    { version: 1000 },
  ])
})

test('processes that start at once on an empty database make its tables once', async () => {
  const address = await newAddress()
  const children = Array.from({ length: 5 }, () => start(script, ['open', address]))
  await Promise.all(children.map(({ ended }) => ended))
  for (const { lines } of children) expect(lines).toEqual([{ kind: 'open' }])
  const store = await openStore(address)
  onTestFinished(() => store.close())
  expect(await store.check()).toMatchObject({ writable: true, damage: [] })
})

test('a user who may not make tables, and one who may not write', async ({ skip }) => {
  const address = await newAddress()
  if (!(await isSuperuser(address))) skip('The user of the server may make no other')
  await fill(address, 1)
  const role = `certpath_${new URL(address).pathname.slice(-12)}`
  await administer(address, `create role ${role} login password 'r0le'`)
  onTestFinished(async () => {
    await administer(address, `drop owned by ${role}; drop role ${role}`)
  })
  const theirs = changed(address, { username: role, password: 'r0le' })
  expect(await errorOf(openStore(theirs))).toMatchObject({ kind: 'read-only', passing: false })
  await administer(address, `grant select on all tables in schema public to ${role}`)
  const store = await openStore(theirs)
  onTestFinished(() => store.close())
  expect(await store.check()).toMatchObject({ writable: false })
  const error = await errorOf(turnsOn(store, count).turn(say('ann', 'e1')))
  expect(error).toMatchObject({ kind: 'read-only' })
  expect(error.message).not.toContain('r0le')
})

test('a server that only reads: nothing is acknowledged, and it is well once it writes', async () => {
  const address = await newAddress()
  await fill(address, 1)
  const name = new URL(address).pathname.slice(1)
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  const store = await openStore(address, impatient)
  onTestFinished(() => store.close())
  const turns = turnsOn(store, count)
  await administer(server.address, `alter database ${name} set default_transaction_read_only = on`)
  await administer(server.address, cut(name))
  const other = await openStore(address, { patience: { tries: 3, pauseInMs: 1 } })
  onTestFinished(() => other.close())
  expect(await errorOf(turnsOn(other, count).turn(say('ann', 'e1')))).toMatchObject({
    kind: 'read-only',
    passing: true,
  })
  expect(await other.check()).toMatchObject({ writable: false })
  await administer(server.address, `alter database ${name} reset default_transaction_read_only`)
  expect(await turnsOn(other, count).turn(say('ann', 'e1'))).toMatchObject({ revision: 1 })
  expect(await turns.turn(say('ann', 'e1'))).toMatchObject({ revision: 1, repeated: true })
})

test('texts are in the order of their bytes, whatever the language of the database', async () => {
  const store = await openStore(await newAddress())
  onTestFinished(() => store.close())
  const tenants = ['b', 'B', 'a', 'A', 'z', '_', '1', 'a-b', 'ab']
  for (const tenant of tenants)
    await store.installations.keep({ platform: 'slack', tenant, body: 'x', at: 1 })
  expect((await store.installations.list('slack')).map(({ tenant }) => tenant)).toEqual(
    tenants.toSorted(),
  )
})

function cut(database: string): string {
  return `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`
}

async function tablesIn(address: string): Promise<readonly unknown[]> {
  const rows = await administer(
    address,
    "select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'",
  )
  return (rows as readonly { relname: string }[]).map(({ relname }) => relname)
}

async function isSuperuser(address: string): Promise<boolean> {
  const superusers = 'select from pg_roles where rolname = current_user and rolsuper'
  return (await administer(address, superusers)).length > 0
}
