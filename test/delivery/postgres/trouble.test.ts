/** What befalls a server, its connections and its locks while people talk. */
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/open.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { buildChild, start } from '../../stage/child.js'
import { count, deliveredTo, personCalled, request, say } from '../../stage/counting.js'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { PostgresServer } from '../../stage/postgres/server.js'
import { administer, Held } from '../../stage/store-from-outside.js'
import { errorOf, secret } from '../../stage/store-trouble.js'
import { newAddress } from '../../stage/stores.js'

const impatient = { patience: { tries: 1, pauseInMs: 1 } }

let script = ''
beforeAll(() => {
  script = buildChild('trouble')
})

async function opened(address: string, options = {}) {
  const store = await openStore(address, options)
  onTestFinished(() => store.close())
  return store
}

function cutAll(address: string): string {
  const name = new URL(address).pathname.slice(1)
  return `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`
}

function admin(): string {
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  return server.address
}

test('connections that are cut while nobody uses them: nobody notices, whatever is asked next', async () => {
  const address = await newAddress()
  const store = await opened(address)
  const turns = turnsOn(store, count)
  await turns.turn(say('ann', 'e1'))
  const asks = [
    () => store.state(personCalled('ann')),
    () => store.pending(personCalled('ann')),
    () => store.outbox('terminal/local/ann', 'slack'),
    () => store.due('slack', 1, 1, 1),
    () => store.waiting(),
    () => store.check(),
    () => store.probe(Date.now()),
    () => store.tenants(),
    () => store.export(personCalled('ann')),
    () => store.heard('slack', 1),
    () => store.handoffs.list(['open']),
    () => store.mailboxes.find('x'),
    () => store.installations.list('slack'),
    () => store.lease.take('l', 'me', 1_000, 2_000),
    () => turns.turn(say('ann', 'e2')),
  ]
  for (const ask of asks) {
    await administer(admin(), cutAll(address))
    await ask()
  }
  expect(await turns.turn(say('ann', 'e3'))).toMatchObject({ revision: 3 })
})

test('processes whose connections are cut again and again lose no turn, and double none', async () => {
  const address = await newAddress()
  await (await opened(address)).check()
  const each = 150
  const children = ['a', 'b', 'c'].map((prefix) =>
    start(script, ['stream', address, prefix, '4', String(each)]),
  )
  const ended = Promise.all(children.map((child) => child.ended))
  let over = false
  void ended.then(() => {
    over = true
  })
  let cuts = 0
  while (!over) {
    const before = children.reduce((sum, { lines }) => sum + lines.length, 0)
    await administer(admin(), cutAll(address))
    cuts += 1
    // So that they get on between two cuts.
    await Promise.race([ended, ...children.map((child) => child.until(() => true))])
    if (cuts > 40 || before >= 3 * each) break
  }
  expect(await ended).toEqual([0, 0, 0])
  expect(cuts).toBeGreaterThan(3)
  const turns = turnsOn(await opened(address), count)
  const lines = children.flatMap(({ lines }) => lines)
  expect(lines).toHaveLength(3 * each)
  for (const { user, event, view, revision } of lines)
    expect(await turns.turn(request(String(user), String(event), { kind: 'fail' }))).toMatchObject({
      view,
      revision,
      repeated: true,
    })
  const store = await opened(address)
  let kept = 0
  for (let index = 0; index < 4; index += 1) {
    const data = await store.export(personCalled(`u${index}`))
    const revisions = data?.events.map(({ revision }) => revision) ?? []
    expect(revisions).toEqual(revisions.map((_, number) => number + 1))
    expect(data?.conversation.state).toMatchObject({ count: revisions.length })
    kept += revisions.length
  }
  expect(kept).toBe(3 * each)
})

const binaries = findBinaries()

test.skipIf(typeof binaries !== 'string')(
  'a server that crashes in mid-traffic and comes back',
  async () => {
    const server = await PostgresServer.start(String(binaries))
    onTestFinished(() => server.remove())
    const child = start(script, ['stream', server.addressOf(), 'r', '3', '300'])
    for (let crash = 0; crash < 3; crash += 1) {
      const after = child.lines.length + 30
      await child.until(() => child.lines.length >= after)
      await server.crash()
      await server.startAgain()
    }
    expect(await child.ended).toBe(0)
    expect(child.lines).toHaveLength(300)
    const store = await openStore(server.addressOf())
    const turns = turnsOn(store, count)
    for (const { user, event, view, revision } of child.lines)
      expect(
        await turns.turn(request(String(user), String(event), { kind: 'fail' })),
      ).toMatchObject({
        view,
        revision,
        repeated: true,
      })
    await store.close()
  },
)

test('a talk that another process holds: an error that says so in time, and all is well after it', async () => {
  const address = await newAddress()
  const store = await opened(address, impatient)
  const turns = turnsOn(store, count)
  await turns.turn(say('ann', 'e1'))
  const holder = await Held.by(address, "select from conversations where id like '%ann' for update")
  const error = await errorOf(turns.turn(say('ann', 'e2', secret)))
  expect(error).toMatchObject({ kind: 'locked', passing: true })
  expect(error.message).toContain('55P03')
  // Whoever has patience waits for it.
  const patient = turnsOn(await opened(address), count).turn(say('ann', 'e2', secret))
  await holder.release()
  expect(await patient).toMatchObject({ revision: 2, repeated: false })
  expect(await turns.turn(say('ann', 'e2', secret))).toMatchObject({ revision: 2, repeated: true })
})

test('an erasure while a turn is taken: nothing from before comes back', async () => {
  const address = await newAddress()
  const store = await opened(address)
  const other = await opened(address)
  const turns = turnsOn(store, count)
  await Promise.all([turns.turn(say('ann', 'e1', secret)), turns.turn(say('bob', 'e1'))])
  // Between loading and writing it waits for bob's answer.
  const holder = await Held.by(
    address,
    "select from outgoing where conversation like '%bob' for update",
  )
  const turn = store.turns([say('ann', 'e2')], count, [deliveredTo('bob', 1, 5)])
  await waitingFor(address, 1)
  let isErased = false
  const erased = other.erase(personCalled('ann')).then(() => {
    isErased = true
  })
  await waitingFor(address, 2, () => isErased)
  await holder.release()
  await Promise.all([turn, erased])
  const left = await store.export(personCalled('ann'))
  expect(JSON.stringify(left ?? null)).not.toContain(secret)
  expect(left?.conversation.revision ?? 1).toBe(1)
})

/** Resolves when so many of its statements wait for a lock. */
async function waitingFor(address: string, statements: number, over = () => false): Promise<void> {
  const waiting =
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
  while (!over() && (await administer(address, waiting)).length < statements);
}

test('a server too busy for more: what waits ends with an error that says why', async () => {
  const address = await newAddress()
  const store = await opened(address, impatient)
  await administer(
    address,
    `create function nap() returns trigger language plpgsql as $$
      begin perform pg_sleep(60); return new; end $$;
    create trigger slow before insert on leases for each row execute function nap()`,
  )
  const eight = Array.from({ length: 8 }, (_, index) =>
    errorOf(store.lease.take(`l${index}`, 'me', 1, 2)),
  )
  const sleeping = "select from pg_stat_activity where wait_event = 'PgSleep'"
  while ((await administer(address, sleeping)).length < 8);
  const ninth = await errorOf(store.state(personCalled('ann')))
  expect(ninth.message).toMatch(/All 8 connections to the database are in use/)
  expect(ninth).toMatchObject({ kind: 'locked', passing: false })
  for (const error of await Promise.all(eight)) {
    expect(error.message).toMatch(/takes too long: 57014/)
    expect(error).toMatchObject({ kind: 'unreachable', passing: false })
  }
  expect(await store.state(personCalled('ann'))).toBe(null)
})

test('what is acknowledged is on the disk, also where a server is used to less', async () => {
  const address = await newAddress()
  const name = new URL(address).pathname.slice(1)
  await administer(address, `alter database ${name} set synchronous_commit = off`)
  const store = await opened(address)
  await administer(
    address,
    `create function told() returns trigger language plpgsql as $$
      begin raise exception '%', current_setting('synchronous_commit')
        using errcode = case current_setting('synchronous_commit')
          when 'on' then '53100' else 'XX000' end; end $$;
    create trigger told before insert on events for each row execute function told()`,
  )
  const error = await errorOf(turnsOn(store, count).turn(say('ann', 'e1')))
  expect(error.kind).toBe('full')
})
