/** What `/readyz` says of a server in trouble: what it is, in time, and no secret. */
import { expect, onTestFinished, test } from 'vitest'
import { storeParts } from '../../../src/commands/store-figures.js'
import { healthRoutes } from '../../../src/http/health.js'
import { listen } from '../../../src/http/server.js'
import { openStore } from '../../../src/store/open.js'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { PostgresServer } from '../../stage/postgres/server.js'
import { administer, Held } from '../../stage/store-from-outside.js'

const binaries = findBinaries()
const database = 'kept'
const role = 'certpath'
const password = 'pass/w0rd'

/** A server of the test's own, with a role that is nobody special, and what `/readyz` says of its store. */
async function probed(settings: readonly string[] = []) {
  const server = await PostgresServer.start(String(binaries), settings)
  onTestFinished(() => server.remove())
  const admin = server.addressOf()
  await administer(admin, `create role ${role} login password '${password}'`)
  await administer(admin, `create database ${database} owner ${role}`)
  const address = server.addressOf(database, role, password)
  const store = await openStore(address)
  const checks = new Map(storeParts(store, Date.now))
  const routes = healthRoutes({ checks, withinMs: 2_000 })
  const listener = await listen({ host: '127.0.0.1', port: 0, routes, failed: () => {} })
  onTestFinished(async () => {
    await listener.close(0)
    await store.close()
  })
  const says = async () => {
    const text = await (await fetch(`${listener.url}/readyz`)).text()
    expect(text).not.toContain(password)
    return JSON.parse(text).checks.store as string
  }
  const cut = () =>
    administer(
      admin,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`,
    )
  expect(await says()).toBe('ok')
  return { server, admin, address, inside: server.addressOf(database), says, cut }
}

const whereThereIsOne = test.skipIf(typeof binaries !== 'string')

whereThereIsOne('a server that is away, or hangs', async () => {
  const { server, says } = await probed()
  const wake = await server.freeze()
  expect(await says()).toBe('The database server does not answer')
  wake()
  while ((await says()) !== 'ok');
  await server.crash()
  expect(await says()).toMatch(/^The database server cannot be reached, .*: ECONNREFUSED$/)
  await server.startAgain()
  expect(await says()).toBe('ok')
})

whereThereIsOne('a login that is no longer let in, a database that is gone', async () => {
  const { admin, says, cut } = await probed()
  await administer(admin, `alter role ${role} password 'another'`)
  // Connections that are there go on.
  expect(await says()).toBe('ok')
  await cut()
  expect(await says()).toBe('The database server does not let this user in: 28P01')
  await administer(admin, `alter role ${role} password '${password}'`)
  expect(await says()).toBe('ok')
  await cut()
  await administer(admin, `alter database ${database} rename to elsewhere`)
  expect(await says()).toBe('The server has no such database: 3D000')
  await administer(admin, `alter database elsewhere rename to ${database}`)
  expect(await says()).toBe('ok')
})

whereThereIsOne('a server that only reads, or is full', async () => {
  const { admin, inside, says, cut } = await probed()
  await administer(admin, `alter database ${database} set default_transaction_read_only = on`)
  await cut()
  expect(await says()).toBe('The database server takes no writes: 25006')
  await administer(admin, `alter database ${database} reset default_transaction_read_only`)
  await cut()
  expect(await says()).toBe('ok')
  await administer(
    inside,
    `create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'full' using errcode = '53100'; end $$;
    create trigger full_disk before insert on used_once for each row execute function full_disk()`,
  )
  expect(await says()).toBe('The database server has no space left: 53100')
})

whereThereIsOne('no connection left, for a process that has none yet', async () => {
  const { says, cut, admin } = await probed()
  await administer(admin, `alter role ${role} connection limit 0`)
  expect(await says()).toBe('ok')
  await cut()
  expect(await says()).toBe('The database server has no connection left: 53300')
})

whereThereIsOne('a table that somebody holds, a server that is slow', async () => {
  const { inside, says } = await probed()
  for (const table of ['conversations', 'events', 'outgoing', 'used_once']) {
    const holder = await Held.by(inside, `lock table ${table} in access exclusive mode`)
    expect(await says()).toBe('Another process was in the way: 55P03')
    await holder.release()
    expect(await says()).toBe('ok')
  }
  await administer(
    inside,
    `create function nap() returns trigger language plpgsql as $$
      begin perform pg_sleep(60); return new; end $$;
    create trigger nap before insert on used_once for each row execute function nap()`,
  )
  expect(await says()).toBe('The database server takes too long: 57014')
})

whereThereIsOne('a role that lost its rights', async () => {
  const { inside, says } = await probed()
  await administer(inside, 'alter table conversations owner to postgres')
  expect(await says()).toBe('The database does not let this user do what is needed: 42501')
})
