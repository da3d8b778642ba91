import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { conversationOf } from '../../src/store/person-key.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, deliveredTo, personCalled, request, say } from '../stage/counting.js'
import { newAddress } from '../stage/stores.js'

test('the same event gets the same answer, byte for byte, and changes nothing, also after reopening', async () => {
  const address = await newAddress()
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  const first = await turns.turn(
    request('ann', 'e1', { kind: 'say', text: 'héllo “ann” 😀 \ud800 \0', trainer: true }),
  )
  await turns.turn(say('ann', 'e2'))
  expect(await turns.turn(say('ann', 'e1', 'something else'))).toEqual({ ...first, repeated: true })
  const before = await store.export(personCalled('ann'))
  await store.close()

  const reopened = await openStore(address)
  expect(await reopened.export(personCalled('ann'))).toEqual(before)
  const again = await turnsOn(reopened, count).turn(request('ann', 'e1', { kind: 'fail' }))
  expect(again).toEqual({ ...first, repeated: true })
  await reopened.close()
})

test('the same event twice in one batch is one turn', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  const [one, two, other] = await Promise.all([
    turns.turn(say('ann', 'e1')),
    turns.turn(say('ann', 'e1', 'other words')),
    turns.turn(say('bob', 'e1')),
  ])
  expect(two).toEqual({ ...one, repeated: true })
  expect(other.repeated).toBe(false)
  expect((await store.export(personCalled('ann')))?.conversation.revision).toBe(1)
  await store.close()
})

test('a turn that cannot be decided fails alone, and its event may come again', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  const [before, failed, after, other] = await Promise.allSettled([
    turns.turn(say('ann', 'e1')),
    turns.turn(request('ann', 'e2', { kind: 'fail' })),
    turns.turn(say('ann', 'e3')),
    turns.turn(say('bob', 'e1')),
  ])
  expect([before, failed, after, other].map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  expect(failed).toHaveProperty('reason.message', 'cannot decide')
  expect((await turns.turn(say('ann', 'e2'))).revision).toBe(3)
  await store.close()
})

test('each person’s turns are taken in their order, however many talk at once', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count, { largestBatch: 7 })
  const people = Array.from({ length: 50 }, (_, index) => `u${index}`)
  const steps = Array.from({ length: 12 }, (_, index) => index + 1)
  const all = await Promise.all(
    steps.flatMap((step) => people.map((user) => turns.turn(say(user, `e${step}`)))),
  )
  expect(all.map(({ revision }) => revision)).toEqual(
    steps.flatMap((step) => people.map(() => step)),
  )
  for (const user of people) {
    const kept = await store.export(personCalled(user))
    expect(kept?.conversation.state).toEqual({
      count: 12,
      said: ['e8', 'e9', 'e10', 'e11', 'e12'],
    })
    expect(kept?.events.map(({ event }) => event)).toEqual(steps.map((step) => `e${step}`))
  }
  await store.close()
})

test('replies stay pending, in order, until they are delivered; the trainer’s stay', async () => {
  const address = await newAddress()
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  const ann = personCalled('ann')
  await turns.turn(request('ann', 'e1', { kind: 'say', text: 'one', trainer: true }))
  const second = await turns.turn(say('ann', 'e2'))
  await turns.turn(say('bob', 'e1'))
  expect((await turns.pending(ann)).map(({ revision }) => revision)).toEqual([1, 2])
  void turns.mark(deliveredTo('ann', 1, 5))
  expect(await turns.pending(ann)).toEqual([{ revision: 2, body: second.outgoing[0]?.body }])
  void turns.mark(deliveredTo('ann', 2, 5))
  await turns.settled()
  await store.close()
  const reopened = await openStore(address)
  expect(await reopened.pending(ann)).toEqual([])
  expect(await reopened.pending(personCalled('bob'))).toHaveLength(1)
  const letters = (await reopened.export(ann))?.outgoing.filter(
    (one) => one.recipient === 'trainer',
  )
  expect(letters).toMatchObject([{ revision: 1, deliveredAt: null, body: { letter: 'one' } }])
  await reopened.close()
})

test('no two people share a conversation, and no two events an answer, whatever they are called', async () => {
  const store = await openStore(await newAddress())
  const turns = turnsOn(store, count)
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('', '/', '%', '%002f', '~', '\0', '\ud800', '\udfff', 'a/b', 'x'.repeat(3_000)),
    fc.constantFrom("'; drop table events; --", '__proto__', '🙂', 'é', 'e\u0301', '\u202e'),
  )
  const person = fc.record({ platform: name, tenant: name, user: name, event: name })
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(person, { minLength: 2, maxLength: 8 }), async (all) => {
      const seen = new Map<string, string>()
      for (const { event, ...one } of all) {
        const exact = JSON.stringify(one)
        const id = conversationOf(one)
        expect(seen.get(id) ?? exact).toBe(exact)
        seen.set(id, exact)
        const ask = { person: one, event, at: 1, input: { kind: 'say', text: event } } as const
        const { view } = await turns.turn(ask)
        expect((await turns.turn(ask)).view).toBe(view)
        expect(JSON.parse(view).event).toBe(event)
      }
    }),
  )
  await store.close()
})
