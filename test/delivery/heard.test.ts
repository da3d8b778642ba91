import { expect, onTestFinished, test } from 'vitest'
import type { Heard } from '../../src/store/heard.js'
import { openStore } from '../../src/store/open.js'
import { conversationOf } from '../../src/store/person-key.js'
import type { Store } from '../../src/store/store.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, personCalled, request, say } from '../stage/counting.js'
import { newAddress } from '../stage/stores.js'

const platform = 'terminal'

function heardFrom(user: string, at: number, event = `m${at}`) {
  const conversation = conversationOf(personCalled(user))
  return { platform, conversation, place: `D ${user}/é`, event, at }
}

/** As a turn's commit takes it along. */
async function keep(store: Store, heard: Heard): Promise<void> {
  await store.turns([], count, [{ kind: 'heard', heard }])
}

async function openedFor(...users: readonly string[]) {
  const address = await newAddress()
  const open = async () => {
    const store = await openStore(address)
    onTestFinished(() => store.close())
    return store
  }
  const store = await open()
  const turns = turnsOn(store, count)
  await Promise.all(users.map((user) => turns.turn(say(user, 'e1'))))
  return { store, turns, open }
}

test('who was heard last comes first, on each platform, up to a limit', async () => {
  const { store, open } = await openedFor('ann', 'bob', 'eve')
  for (const [user, at] of [
    ['ann', 1],
    ['bob', 3],
    ['eve', 2],
  ] as const)
    await keep(store, heardFrom(user, at))
  const [bob, eve, ann] = [heardFrom('bob', 3), heardFrom('eve', 2), heardFrom('ann', 1)]
  const other = await open()
  expect(await other.heard(platform, 10)).toEqual([bob, eve, ann])
  expect(await other.heard(platform, 2)).toEqual([bob, eve])
  expect(await other.heard('discord', 10)).toEqual([])
})

test('the latest is kept, in whatever order the processes come', async () => {
  const { store, open } = await openedFor('ann')
  const other = await open()
  await keep(store, heardFrom('ann', 2))
  await keep(other, heardFrom('ann', 1))
  expect(await store.heard(platform, 10)).toEqual([heardFrom('ann', 2)])
  await keep(other, { ...heardFrom('ann', 3), place: 'D2' })
  expect(await store.heard(platform, 10)).toEqual([{ ...heardFrom('ann', 3), place: 'D2' }])
})

test('what is kept of it is shown to its person', async () => {
  const { store } = await openedFor('ann')
  await keep(store, heardFrom('ann', Date.UTC(2026, 10, 25), 'm 1'))
  expect((await store.export(personCalled('ann')))?.heard).toEqual({
    place: 'D ann/é',
    event: 'm 1',
    at: '2026-11-25T00:00:00.000Z',
  })
})

test('erasing takes it along, and nothing comes after', async () => {
  const { store } = await openedFor('ann', 'bob')
  await keep(store, heardFrom('ann', 1))
  await keep(store, heardFrom('bob', 1))
  expect(await store.erase(personCalled('ann'))).toMatchObject({ conversations: 1, heard: 1 })
  await keep(store, heardFrom('ann', 2))
  await expectOnly(store, 'bob')
})

test('forgetting takes it along, and later it is kept anew', async () => {
  const { store, turns } = await openedFor('ann', 'bob')
  await keep(store, heardFrom('ann', 1))
  await keep(store, heardFrom('bob', 1))
  await turns.turn(request('ann', 'e2', { kind: 'forget' }))
  await expectOnly(store, 'bob')
  await keep(store, heardFrom('ann', 2))
  expect(await store.heard(platform, 10)).toHaveLength(2)
})

test('what is heard with the very turn that forgets is forgotten with it', async () => {
  const { store } = await openedFor('ann', 'bob')
  const marks = ['ann', 'bob'].map(
    (user) => ({ kind: 'heard', heard: heardFrom(user, 1) }) as const,
  )
  await store.turns([request('ann', 'e2', { kind: 'forget' })], count, marks)
  await expectOnly(store, 'bob')
})

test('of a keep and an erasure at once nothing is left, whichever comes first', async () => {
  const { store, open, turns } = await openedFor('ann')
  const other = await open()
  for (let round = 1; round <= 20; round += 1) {
    await turns.turn(say('ann', `again ${round}`))
    const kept = () => keep(other, heardFrom('ann', round))
    const erase = () => store.erase(personCalled('ann'))
    await Promise.all(round % 2 === 0 ? [kept(), erase()] : [erase(), kept()])
    expect(await store.heard(platform, 10)).toEqual([])
  }
})

async function expectOnly(store: Store, user: string): Promise<void> {
  expect(await store.heard(platform, 10)).toEqual([heardFrom(user, 1)])
}
