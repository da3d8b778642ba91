/** A commit of which no answer comes back, or one that says no. */
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/open.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { count, personCalled, say } from '../../stage/counting.js'
import { type Fate, FaultyWire } from '../../stage/postgres/faulty-wire.js'
import { errorOf, secret } from '../../stage/store-trouble.js'
import { newAddress } from '../../stage/stores.js'

async function opened() {
  const wire = await FaultyWire.before(await newAddress())
  onTestFinished(() => wire[Symbol.asyncDispose]())
  const store = await openStore(wire.address)
  onTestFinished(() => store.close())
  return { wire, store, turns: turnsOn(store, count) }
}

test.each([
  [['lost after'], true],
  [['lost before'], false],
  [['lost before', 'lost after', 'lost before'], true],
  [['lost after', 'lost after'], true],
] as const)(
  'a connection that is cut in the commit (%s): one turn, one answer',
  async (kinds, repeated) => {
    const { wire, store, turns } = await opened()
    await turns.turn(say('ann', 'e1'))
    wire.next(...kinds.map((kind): Fate => ({ kind })))
    const answers = await Promise.all([turns.turn(say('ann', 'e2')), turns.turn(say('bob', 'e1'))])
    expect(answers).toMatchObject([
      { revision: 2, repeated },
      { revision: 1, repeated },
    ])
    expect(await turns.turn(say('ann', 'e2'))).toEqual({ ...answers[0], repeated: true })
    const kept = await store.export(personCalled('ann'))
    expect(kept?.conversation).toMatchObject({ revision: 2, state: { count: 2 } })
    expect(kept?.outgoing.map(({ revision }) => revision)).toEqual([1, 2])
  },
)

test.each([
  ['53100', 'full', false],
  ['25006', 'read-only', true],
  ['40001', 'locked', true],
  ['40P01', 'locked', true],
  ['57P01', 'unreachable', true],
  ['53300', 'unreachable', true],
  ['XX001', 'corrupt', false],
  ['42501', 'read-only', false],
  ['XX000', 'unexpected', false],
] as const)(
  'what the server refuses with %s is told, and nothing of what was said',
  async (code, kind, passing) => {
    const address = await newAddress()
    const wire = await FaultyWire.before(address)
    onTestFinished(() => wire[Symbol.asyncDispose]())
    const store = await openStore(wire.address, { patience: { tries: 1, pauseInMs: 1 } })
    onTestFinished(() => store.close())
    const turns = turnsOn(store, count)
    wire.next({ kind: 'refused', code, detail: secret })
    const error = await errorOf(turns.turn(say('ann', 'e1', secret)))
    expect(error).toMatchObject({ kind, passing })
    expect(error.message).toContain(code)
    const { password } = new URL(address)
    for (const each of [error, error.cause])
      for (const hidden of [secret, password, decodeURIComponent(password)])
        expect(`${each instanceof Error ? each.stack : ''} ${JSON.stringify(each)}`).not.toContain(
          hidden,
        )
    expect(await turns.turn(say('ann', 'e1', secret))).toMatchObject({
      revision: 1,
      repeated: false,
    })
  },
)

test('what passes by itself is tried again, and nobody hears of it', async () => {
  const { wire, turns } = await opened()
  const fates = ['40001', '40P01', '57P01', '25006', '53300'].map(
    (code): Fate => ({ kind: 'refused', code, detail: 'x' }),
  )
  wire.next(...fates)
  expect(await turns.turn(say('ann', 'e1'))).toMatchObject({ revision: 1, repeated: false })
})
