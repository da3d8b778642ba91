import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import { turnsOn } from '../../src/turn/turn.js'
import { chanceFrom } from '../stage/chance.js'
import { count, deliveredTo, personCalled, request, say } from '../stage/counting.js'
import { newAddress, storeKind } from '../stage/stores.js'

const ann = personCalled('ann')

test('forgetting erases all that is older than the turn that asks for it, in the same commit', async () => {
  const address = await newAddress()
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  await turns.turn(request('ann', 'e1', { kind: 'say', text: 'unforgotten-1', trainer: true }))
  const [, forgotten, after] = await Promise.all([
    turns.turn(say('ann', 'e2', 'unforgotten-2')),
    turns.turn(request('ann', 'e3', { kind: 'forget' })),
    turns.turn(say('ann', 'e4', 'since then')),
  ])
  expect([forgotten.revision, after.revision]).toEqual([3, 4])
  expect(await store.export(ann)).toMatchObject({
    conversation: { revision: 4, state: { said: ['since then'] } },
    events: [{ event: 'e3' }, { event: 'e4' }],
    outgoing: [{ revision: 3 }, { revision: 4 }],
  })
  expect(bytesOf(address)).not.toContain('unforgotten')
  expect(await turns.turn(say('ann', 'e3'))).toEqual({ ...forgotten, repeated: true })
  await store.close()
})

test('what is kept of a person can be read by that person', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  expect(await store.export(ann)).toBeUndefined()
  const at = Date.UTC(2026, 10, 24)
  await turns.turn(say('ann', 'an event', 'hello', at))
  turns.mark(deliveredTo('ann', 1, at + 1))
  await turns.settled()
  const kept = await store.export(ann)
  expect(JSON.parse(JSON.stringify(kept))).toEqual({
    person: ann,
    conversation: {
      revision: 1,
      updatedAt: '2026-11-24T00:00:00.000Z',
      state: { count: 1, said: ['hello'] },
    },
    events: [
      {
        event: 'an event',
        at: '2026-11-24T00:00:00.000Z',
        revision: 1,
        view: { event: 'an event', text: '1 after 0', said: ['hello'] },
      },
    ],
    outgoing: [
      {
        revision: 1,
        recipient: 'person',
        at: '2026-11-24T00:00:00.000Z',
        deliveredAt: '2026-11-24T00:00:00.001Z',
        body: { text: '1 after 0', said: ['hello'] },
      },
    ],
    heard: null,
    handoffs: [],
  })
  await store.close()
})

test('erasing counts what goes, and leaves no byte of it in a file of ours', async () => {
  const address = await newAddress()
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  const chance = chanceFrom(7)
  // Rows of many sizes, between others', so that pages split, overflow and are freed.
  for (let round = 0; round < 40; round += 1)
    await Promise.all(
      ['ann', 'bob', `u${round}`].map((user) =>
        turns.turn(say(user, `e${round}`, `secret-of-${user}! `.repeat(1 + chance(400)))),
      ),
    )
  expect(bytesOf(address)).toContain(storeKind === 'sqlite' ? 'secret-of-ann!' : '')
  expect(await store.erase(ann)).toEqual({
    conversations: 1,
    events: 40,
    outgoing: 40,
    heard: 0,
    handoffs: 0,
    left: storeKind === 'sqlite' ? null : expect.stringContaining('vacuumed'),
  })
  expect(bytesOf(address)).not.toContain('secret-of-ann!')
  expect(await store.export(ann)).toBeUndefined()
  expect(await store.pending(ann)).toEqual([])
  expect((await store.export(personCalled('bob')))?.events).toHaveLength(40)
  expect(await store.erase(ann)).toMatchObject({ conversations: 0, events: 0, outgoing: 0 })
  expect(await turns.turn(say('ann', 'e1'))).toMatchObject({ revision: 1, repeated: false })
  await store.close()
})

test('where there are people, and how many', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  await Promise.all(['ann', 'bob'].map((user) => turns.turn(say(user, 'e1'))))
  const person = { platform: 'slack', tenant: 'T 1/é', user: 'U1' }
  await turns.turn({ person, event: 'e1', at: 1, input: { kind: 'say', text: 'hi' } })
  expect(await store.tenants()).toEqual([
    { platform: 'slack', tenant: 'T 1/é', people: 1 },
    { platform: 'terminal', tenant: 'local', people: 2 },
  ])
  await store.close()
})

const day = 24 * 60 * 60 * 1000

test('after a week event ids and delivered replies go, and nothing that is pending', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  const users = Array.from({ length: 30 }, (_, index) => `u${index}`)
  await Promise.all(
    users.map((user) =>
      turns.turn(request(user, 'old', { kind: 'say', text: 'old', trainer: true }, day)),
    ),
  )
  for (const user of users.slice(1)) turns.mark(deliveredTo(user, 1, day + 1))
  await turns.turn(say('ann', 'young', 'young', 7 * day))
  turns.mark(deliveredTo('ann', 1, 7 * day))
  await turns.settled()

  expect(await store.purge(8 * day)).toEqual({ events: 0, outgoing: 0 })
  expect(await store.purge(8 * day + 1)).toEqual({ events: 30, outgoing: 0 })
  expect(await store.purge(8 * day + 2)).toEqual({ events: 0, outgoing: 29 })
  expect(await store.pending(personCalled('u0'))).toHaveLength(1)
  expect((await store.export(personCalled('u1')))?.outgoing).toMatchObject([
    { recipient: 'trainer' },
  ])
  expect((await store.export(ann))?.events).toHaveLength(1)
  await store.close()
})

test('turns take the old rows along in small steps, until none is left', async () => {
  const address = await newAddress()
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  const users = Array.from({ length: 100 }, (_, index) => `u${index}`)
  await Promise.all(users.map((user) => turns.turn(say(user, 'old', 'old', day))))
  await store.close()

  const later = await openStore(address)
  const since = turnsOn(later, count)
  const left: (number | undefined)[] = []
  for (let step = 0; step < 15; step += 1) {
    await since.turn(say('ann', `e${step}`, 'new', 9 * day))
    left.push(await eventsIn(later))
  }
  expect(left[0]).toBe(93)
  expect(left.at(-1)).toBe(15)
  await later.close()
})

async function eventsIn(store: Store): Promise<number | undefined> {
  return (await store.check()).counts?.events
}

/** Everything in the file's folder, its log and index included. A server's files are not ours to read. */
function bytesOf(address: string): string {
  if (storeKind !== 'sqlite') return ''
  const folder = dirname(address.slice('file:'.length))
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}
