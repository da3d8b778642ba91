/** For tests of what goes wrong: a store with something in it, and the error that must come. */
import { expect } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { StoreError } from '../../src/store/store-error.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, say } from './counting.js'

/** What a person typed, which no error may repeat. */
export const secret = 'a secret that was typed'

/** Awaits the error of something that must fail. */
export async function errorOf(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StoreError)) throw new Error(`Not a StoreError: ${error}`)
  expect(error.message).not.toContain(secret)
  expect(error.message).toContain(error.remedy)
  return error
}

export async function fill(address: string, turns = 30): Promise<void> {
  const store = await openStore(address)
  const waiting = turnsOn(store, count)
  await Promise.all(
    Array.from({ length: turns }, (_, index) =>
      waiting.turn(say(`u${index}`, 'e1', 'x'.repeat(3_000))),
    ),
  )
  await store.close()
}
