/** Behind a pooler that lends a connection for a transaction, and takes it to somebody else. */
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/open.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { buildChild, start } from '../../stage/child.js'
import { count, personCalled, request, say } from '../../stage/counting.js'
import { run, ScriptedCourier, sent } from '../../stage/delivering.js'
import { findPgBouncer, Pooler } from '../../stage/postgres/pooler.js'
import { administer, Held } from '../../stage/store-from-outside.js'
import { errorOf } from '../../stage/store-trouble.js'
import { newAddress } from '../../stage/stores.js'

const binary = findPgBouncer()

let script = ''
beforeAll(() => {
  script = buildChild('pooler')
})

async function pooled(connections: number) {
  const address = await newAddress()
  const pooler = await Pooler.before(address, String(binary), connections)
  onTestFinished(() => pooler[Symbol.asyncDispose]())
  return { address, behind: pooler.address }
}

// Needs pgbouncer, of the package of that name.
test.skipIf(binary === undefined)(
  'processes that share three connections keep every answer',
  async () => {
    const { behind } = await pooled(3)
    const children = ['a', 'b', 'c', 'd'].map((prefix) =>
      start(script, ['stream', behind, prefix, '3', '60']),
    )
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    const store = await openStore(behind)
    onTestFinished(() => store.close())
    const turns = turnsOn(store, count)
    for (const { user, event, view } of children.flatMap(({ lines }) => lines))
      expect(
        await turns.turn(request(String(user), String(event), { kind: 'fail' })),
      ).toMatchObject({
        view,
        repeated: true,
      })
    const revisions = await Promise.all(
      [0, 1, 2].map(async (user) => {
        const kept = await store.export(personCalled(`u${user}`))
        return kept?.conversation.revision ?? 0
      }),
    )
    expect(revisions.reduce((sum, each) => sum + each)).toBe(240)
  },
)

test.skipIf(binary === undefined)(
  'what waits has an end there too, and others find no setting of ours',
  async () => {
    const { address, behind } = await pooled(1)
    const store = await openStore(behind, { patience: { tries: 1, pauseInMs: 1 } })
    onTestFinished(() => store.close())
    const turns = turnsOn(store, count)
    await turns.turn(say('ann', 'e1'))
    const holder = await Held.by(
      address,
      "select from conversations where id like '%ann' for update",
    )
    expect(await errorOf(turns.turn(say('ann', 'e2')))).toMatchObject({ kind: 'locked' })
    await holder.release()
    expect(await turns.turn(say('ann', 'e2'))).toMatchObject({ revision: 2 })
    const settings =
      "select current_setting('lock_timeout') as lock, (select count(*) from pg_prepared_statements) as prepared"
    expect(await administer(behind, settings)).toEqual([{ lock: '0', prepared: 0 }])
  },
)

test.skipIf(binary === undefined)(
  'what another has left is found there without a word of it, and nobody else’s connection is made to listen',
  async () => {
    const { behind } = await pooled(1)
    const courier = new ScriptedCourier()
    const here = await run(behind, new ScriptedCourier(), { claimInMs: 0 })
    const there = await run(behind, courier)
    there.outbox.start()
    for (const user of ['ann', 'bob']) {
      const tried = new Promise<void>((resolve) => {
        courier.next(() => {
          resolve()
          return sent
        })
      })
      await here.take(user, 'hello')
      await tried
    }
    expect(there.store.wakes.hears()).toBe(false)
    await Promise.all([here.end(), there.end()])
    expect(await administer(behind, 'select pg_listening_channels()')).toEqual([])
  },
)
