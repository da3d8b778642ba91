/** What operators ask of the store again and again, so it must cost next to nothing. */
import type { Waiting } from '../http/metrics.js'
import type { Store } from '../store/store.js'
import { StoreError } from '../store/store-error.js'

/**
 * Takes the lock that every turn takes, to change a message that is nobody's.
 * @returns null where turns can be kept, or what is wrong, in a word
 */
export async function whyStoreFails(store: Store): Promise<string | null> {
  try {
    await store.claim({ conversation: '', revision: 0, recipient: 'person' }, 0, 0)
    return null
  } catch (error) {
    return error instanceof StoreError ? error.kind : 'failed'
  }
}

/** @param now milliseconds since 1970 */
export async function waitingIn(store: Store, now: number): Promise<Waiting> {
  const { count, since } = await store.waiting()
  return { depth: count, oldestSeconds: since === null ? 0 : Math.max(0, now - since) / 1000 }
}
