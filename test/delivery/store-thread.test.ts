/** A thread that has the store's file: what it is for, and what its death costs. */
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { usualPatience } from '../../src/store/patience.js'
import { conversationOf } from '../../src/store/person-key.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { openThreadedSqlite } from '../../src/store/threaded-sqlite.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, personCalled, request, say } from '../stage/counting.js'
import { newFolder } from '../stage/folder.js'
import { builtThread, mortalThread } from '../stage/store-thread.js'
import { errorOf, secret } from '../stage/store-trouble.js'

const ann = personCalled('ann')

for (const call of ['change', 'commit'])
  test(`the thread dies before "${call}": nothing of it is kept, and the next turn has another thread`, async () => {
    const path = `${newFolder()}/certpath.db`
    const store = await openStore(`file:${path}`, { thread: mortalThread(call, secret) })
    const turns = turnsOn(store, count)
    const first = await turns.turn(say('ann', 'e1'))
    const error = await errorOf(turns.turn(say('ann', 'e2', secret)))
    expect(error).toMatchObject({ kind: 'unexpected', where: path })
    expect(await turns.turn(say('ann', 'e2'))).toMatchObject({ revision: 2, repeated: false })
    expect(await turns.turn(say('ann', 'e1'))).toEqual({ ...first, repeated: true })
    expect(JSON.stringify(await store.export(ann))).not.toContain(secret)
    expect((await store.check()).damage).toEqual([])
    await store.close()
  })

test('what a transaction that fails had written is seen by nobody who reads meanwhile', async () => {
  const address = `file:${newFolder()}/certpath.db`
  const store = await openStore(address, { thread: mortalThread('commit', secret) })
  const read: Promise<unknown>[] = []
  const turns = turnsOn<Parameters<typeof count>[0]['input']>(store, (request, loaded) => {
    read.push(store.state(request.person), store.pending(request.person))
    return count(request, loaded)
  })
  await errorOf(turns.turn(say('ann', 'e1', secret)))
  expect(await Promise.all(read)).toEqual([null, []])
  await store.close()
})

test('the program of the thread is not there', async () => {
  const thread = new URL('not-there.js', builtThread)
  const error = await errorOf(openStore(`file:${newFolder()}/certpath.db`, { thread }))
  expect(error).toMatchObject({ kind: 'unexpected' })
})

test('a process that closes its store has no thread left', async () => {
  const store = await openStore(`file:${newFolder()}/certpath.db`, { thread: builtThread })
  await turnsOn(store, count).turn(say('ann', 'e1'))
  expect(portsOf()).toBe(1)
  await store.close()
  expect(portsOf()).toBe(0)
  expect(await errorOf(store.state(ann))).toMatchObject({ kind: 'closed' })
  await store.close()
})

test('what is known is answered from what was kept, whoever kept it', async () => {
  const address = `file:${newFolder()}/certpath.db`
  const here = await openStore(address)
  const kept = await turnsOn(here, count).turn(say('ann', 'e1'))
  const threaded = await openStore(address, { thread: builtThread })
  const again = await turnsOn(threaded, count).turn(request('ann', 'e1', { kind: 'fail' }))
  expect(again).toEqual({ ...kept, repeated: true })
  await threaded.close()
  await here.close()
})

for (const [where, open] of [
  ['here', openSqlite],
  ['in a thread', (address, patience) => openThreadedSqlite(address, builtThread, patience)],
] as const satisfies (readonly [string, typeof openSqlite])[])
  test(`${where}: after what failed in a transaction nothing is run, nor kept, until the next`, async () => {
    const address = `file:${newFolder()}/certpath.db`
    const store = await openStore(address)
    await turnsOn(store, count).turn(say('ann', 'e1'))
    await store.close()
    const database = await open(address, usualPatience)
    const event = (name: string | null) => [conversationOf(ann), name, 1, '{}', 1]
    const keep = (...names: (string | null)[]) =>
      database.write((run) =>
        Promise.allSettled(names.map(async (name) => run.change('keepEvents1', event(name)))),
      )
    expect(await errorOf(keep('before', null, 'after'))).toMatchObject({ kind: 'unexpected' })
    const kept = () =>
      database.read(async (run) => run.rows('events1', [conversationOf(ann), 'after']))
    expect(await kept()).toEqual([])
    await keep('after')
    expect(await kept()).toHaveLength(1)
    await database.close()
  })

function portsOf(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length
}
