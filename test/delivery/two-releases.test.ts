/** A rolling restart: a new release has moved the database on, and the old one still serves. */
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, say } from '../stage/counting.js'
import { changedIn } from '../stage/store-from-outside.js'
import { newAddress } from '../stage/stores.js'

test('an old release goes on where a new one has added to the schema, and does not start there', async () => {
  const address = await newAddress()
  const old = await openStore(address)
  const turns = turnsOn(old, count)
  await turns.turn(say('ann', 'e1'))
  for (const step of [
    'alter table conversations add column mood text',
    "alter table outgoing add column colour text not null default 'none'",
    'create table novelties (name text primary key)',
    'update schema_version set version = version + 1',
  ])
    await changedIn(address, step)
  expect(await turns.turn(say('ann', 'e2'))).toMatchObject({ revision: 2, repeated: false })
  expect(await turns.turn(say('ann', 'e1'))).toMatchObject({ revision: 1, repeated: true })
  expect(await turns.pending({ platform: 'test', tenant: 't', user: 'ann' })).toBeDefined()
  await expect(openStore(address)).rejects.toMatchObject({ kind: 'newer-schema' })
  await old.close()
})
