/** Processes that tell each other what is left to them: nobody here would look by itself in time. */
import { once } from 'node:events'
import { expect, inject, onTestFinished, test } from 'vitest'
import { leaseOn } from '../../../src/leasing/lease.js'
import type { OutboxOptions } from '../../../src/outbox/outbox.js'
import { thisMachine } from '../../../src/store/clock.js'
import { openStore } from '../../../src/store/open.js'
import type { Store } from '../../../src/store/store.js'
import type { Input } from '../../../src/turn/conversations.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { tellingOn } from '../../../src/turn/unprompted.js'
import { run, ScriptedCourier, sent, slackPerson } from '../../stage/delivering.js'
import { FaultyWire } from '../../stage/postgres/faulty-wire.js'
import { administer } from '../../stage/store-from-outside.js'
import { newAddress } from '../../stage/stores.js'

const never = 24 * 60 * 60_000
const seldom = { lookEveryInMs: never, lookSeldomInMs: never }

async function opened(address: string): Promise<Store> {
  const store = await openStore(address)
  onTestFinished(() => store.close())
  return store
}

/** Resolves when what others say is heard, or is not heard any more. */
async function hearing(store: Store, wanted = true): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (store.wakes.hears() === wanted) resolve()
    }
    onTestFinished(store.wakes.listen('hearing', look))
    look()
  })
}

/** A process that reaches nobody itself, and leaves a letter to somebody on Slack. */
function leavingOn(store: Store): (user: string) => Promise<void> {
  const turns = turnsOn<Input>(store, () => ({
    state: '{}',
    view: '{}',
    outgoing: [{ recipient: 'person', body: '[]' }],
  }))
  const { now, wakes } = store
  const tell = tellingOn({ turns, now, places: new Map(), mailing: { posted() {} }, wakes })
  return (user) => tell(slackPerson(user), 'e1', { kind: 'mail-sent', reference: 'R-1' })
}

/** A process that delivers on Slack; `next` resolves with the next person that it tries. */
async function delivering(address: string, options: OutboxOptions = seldom) {
  const courier = new ScriptedCourier()
  const next = () =>
    new Promise<string>((resolve) => {
      courier.next(({ person }) => {
        resolve(person.user)
        return sent
      })
    })
  const process = await run(address, courier, options, (store) => store, thisMachine)
  onTestFinished(() => process.end())
  process.outbox.start()
  await hearing(process.store)
  return { ...process, courier, next }
}

function cutListening(address: string): Promise<readonly unknown[]> {
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  const database = new URL(address).pathname.slice(1)
  return administer(
    server.address,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = '${database}' and application_name = 'certpath listening'`,
  )
}

test('a letter to somebody on another’s platform goes at once', async () => {
  const address = await newAddress()
  const there = await delivering(address)
  const leave = leavingOn(await opened(address))
  for (const user of ['ann', 'bob', 'cem']) {
    const tried = there.next()
    await leave(user)
    expect(await tried).toBe(user)
  }
})

test('the connection that hears is cut: what is left meanwhile goes, and then all is as before', async () => {
  const address = await newAddress()
  const there = await delivering(address)
  const leave = leavingOn(await opened(address))
  for (const user of ['ann', 'bob']) {
    expect(await cutListening(address)).toHaveLength(1)
    await hearing(there.store, false)
    const tried = there.next()
    await leave(user)
    expect(await tried).toBe(user)
    await hearing(there.store)
  }
  const tried = there.next()
  await leave('cem')
  expect(await tried).toBe('cem')
  await there.end()
  expect(there.courier.tried).toEqual(['ann 1?', 'bob 1?', 'cem 1?'])
})

test('what a dead process had to itself goes when its time has come', async () => {
  const address = await newAddress()
  const dead = await run(address, new ScriptedCourier(), { claimInMs: 3_000 })
  await dead.take('ann', 'hello')
  await dead.end()
  const there = await delivering(address, { lookEveryInMs: 20, lookSeldomInMs: never })
  expect(there.courier.tried).toEqual([])
  expect(await there.next()).toBe('ann')
})

test('a process that ends leaves what comes in its last moments to the next', async () => {
  const address = await newAddress()
  const there = await delivering(address)
  const here = await run(address, new ScriptedCourier(), { claimInMs: 0 })
  onTestFinished(() => here.end())
  await here.outbox.stop()
  const tried = there.next()
  await here.say('ann', 'hello')
  expect(await tried).toBe('ann')
})

test('a lease that is given back is taken at once', async () => {
  const address = await newAddress()
  const work = (store: Store, owner: string, elsewhere = () => {}) => {
    const ending = new AbortController()
    const held = leaseOn({
      ...{ store, name: 'gateway', owner, elsewhere, tryEveryInMs: never },
      failed() {},
    })
    let ended: Promise<void> = Promise.resolve()
    const began = new Promise<void>((resolve) => {
      ended = held.whileHeld(async (lost) => {
        resolve()
        await once(lost, 'abort')
      }, ending.signal)
    })
    const end = () => {
      ending.abort()
      return ended
    }
    onTestFinished(end)
    return { began, end }
  }
  const first = work(await opened(address), 'a')
  await first.began
  const store = await opened(address)
  await hearing(store)
  let second: ReturnType<typeof work> | undefined
  await new Promise<void>((asked) => {
    second = work(store, 'b', asked)
  })
  await first.end()
  await second?.began
})

test('two that share a database do not hear each other', async () => {
  const address = await newAddress()
  const inSchema = async (name: string) => {
    await administer(address, `create schema "${name}"`)
    const theirs = new URL(address)
    theirs.search = `?options=-c%20search_path%3D%22${name}%22`
    return opened(theirs.href)
  }
  const ours = await inSchema('Ours')
  const theirs = await inSchema('theirs')
  const heard: string[] = []
  const told = new Promise<void>((resolve) => {
    ours.wakes.listen('letters', () => heard.push('letters'))
    ours.wakes.listen('over', () => {
      if (ours.wakes.hears() && heard.push('over') > 2) resolve()
    })
  })
  await hearing(ours)
  heard.length = 0
  theirs.wakes.wake('letters')
  await theirs.close()
  ours.wakes.wake('letters')
  ours.wakes.wake('over')
  heard.push('told')
  await told
  expect(heard).toEqual(['told', 'letters', 'over'])
})

test.each(['before', 'while'])(
  'a server that falls silent %s it is listened to keeps nobody from ending, and a hint fails nobody',
  async (when) => {
    await using wire = await FaultyWire.before(await newAddress())
    const store = await openStore(wire.address)
    if (when === 'before') wire.fallSilent()
    store.wakes.listen('letters', () => {})
    if (when === 'while') {
      await hearing(store)
      wire.fallSilent()
    }
    await store.close()
    store.wakes.wake('letters')
  },
)
