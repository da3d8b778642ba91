import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import { turnsOn } from '../../src/turn/turn.js'
import { chanceFrom } from '../stage/chance.js'
import { buildChild, type Line, start } from '../stage/child.js'
import { count, personCalled, request } from '../stage/counting.js'
import { newAddress } from '../stage/stores.js'

let script = ''
beforeAll(() => {
  script = buildChild('crash')
})

const people = 6

test('a process killed at any moment has lost nothing that it acknowledged, and doubled nothing', async () => {
  const address = await newAddress()
  const chance = chanceFrom(20_261_124)
  const acknowledged: Line[] = []
  for (let round = 0; round < 25; round += 1) {
    const child = start(script, ['stream', address, `r${round}-`, String(people), '100000'])
    // From before the file exists to deep into the stream, and anywhere within a commit.
    const after = chance(120)
    await child.until(() => child.lines.length >= after)
    for (let spins = chance(20_000); spins > 0; spins -= 1) Math.sqrt(spins)
    child.process.kill('SIGKILL')
    await child.ended
    acknowledged.push(...child.lines)
    if (round % 5 === 4) await check(address, acknowledged)
  }
  expect(acknowledged.length).toBeGreaterThan(300)
})

async function check(address: string, acknowledged: readonly Line[]): Promise<void> {
  const store = await openStore(address)
  const turns = turnsOn(store, count)
  for (const { user, event, view, revision } of acknowledged) {
    // Deciding it anew would throw: the answer can only come from what was kept.
    const again = await turns.turn(request(String(user), String(event), { kind: 'fail' }))
    expect(again).toMatchObject({ view, revision, repeated: true })
  }
  for (let index = 0; index < people; index += 1) await checkPerson(store, `u${index}`)
  expect(await store.check()).toMatchObject({ damage: [], writable: true })
  await store.close()
}

/** Every revision has one event and one reply, and a reply never marked is still pending. */
async function checkPerson(store: Store, user: string): Promise<void> {
  const kept = await store.export(personCalled(user))
  if (kept === undefined) return
  const { revision, state } = kept.conversation
  const revisions = Array.from({ length: revision }, (_, index) => index + 1)
  expect(state).toMatchObject({ count: revision })
  expect(kept.events.map((event) => event.revision)).toEqual(revisions)
  expect(kept.outgoing.map((reply) => reply.revision)).toEqual(revisions)
  const pending = await store.pending(personCalled(user))
  expect(pending.map((reply) => reply.revision)).toEqual(
    kept.outgoing.filter((reply) => reply.deliveredAt === null).map((reply) => reply.revision),
  )
  const neverMarked = kept.events.filter(({ event }) => Number(event.split('-')[1]) % 2 === 1)
  expect(pending.map((reply) => reply.revision)).toEqual(
    expect.arrayContaining(neverMarked.map((event) => event.revision)),
  )
}
