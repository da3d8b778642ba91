import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { turnsOn } from '../../src/turn/turn.js'
import { buildChild, start } from '../stage/child.js'
import { count, personCalled, request } from '../stage/counting.js'
import { newAddress } from '../stage/stores.js'

let script = ''
beforeAll(() => {
  script = buildChild('two')
})

test('processes that start at once on one new file, and hammer it, keep every answer', async () => {
  const address = await newAddress()
  const each = 300
  const people = 5
  const children = ['a', 'b', 'c'].map((prefix) =>
    start(script, ['stream', address, prefix, String(people), String(each)]),
  )
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0])
  const acknowledged = children.flatMap(({ lines }) => lines)

  const store = await openStore(address)
  const turns = turnsOn(store, count)
  for (const { user, event, view, revision } of acknowledged)
    expect(await turns.turn(request(String(user), String(event), { kind: 'fail' }))).toMatchObject({
      view,
      revision,
      repeated: true,
    })
  let kept = 0
  for (let index = 0; index < people; index += 1) {
    const data = await store.export(personCalled(`u${index}`))
    expect(data?.conversation.state).toMatchObject({ count: data?.conversation.revision })
    expect(new Set(data?.events.map(({ revision }) => revision)).size).toBe(data?.events.length)
    kept += data?.events.length ?? 0
  }
  expect(kept).toBe(acknowledged.length)
  await store.close()
})

test('the same events in two processes are one turn each, with one answer', async () => {
  const address = await newAddress()
  const children = [0, 1].map(() => start(script, ['stream', address, 'same', '1', '200']))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
  const [one, two] = children.map(({ lines }) => lines)
  expect(one).toHaveLength(200)
  expect(two).toEqual(one)
  const store = await openStore(address)
  expect((await store.export(personCalled('u0')))?.conversation.revision).toBe(200)
  await store.close()
})
