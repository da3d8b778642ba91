/** A short run of `npm run chaos`; a long one takes as long as one likes. */
import { expect, test } from 'vitest'
import { cutting } from '../chaos/database.js'
import { runChaos } from '../chaos/run.js'
import { newAddress, storeKind } from '../stage/stores.js'

test('while processes die and connections are cut, nothing is lost and nothing comes twice', async () => {
  const url = await newAddress()
  const seed = Date.now() % 1_000_000
  await using database = await cutting(url)
  const { faults, steps, toll, cuts } = await runChaos({
    database,
    seed,
    replicas: 3,
    people: 40,
    inMs: 0,
    atOnce: 20,
    say: console.log,
  })
  expect(faults, `seed ${seed}`).toEqual([])
  expect(steps).toBeGreaterThanOrEqual(40 * 5)
  expect(toll.killed + toll.ended).toBeGreaterThan(0)
  if (storeKind === 'postgres') expect(cuts).toBeGreaterThan(0)
})
