/** What operators ask of the store again and again, so it must cost next to nothing. */
import { postStates } from '../conversation/open-handoffs.js'
import { type Part, partThat } from '../http/health.js'
import type { StoreFigures } from '../http/metrics.js'
import type { Store } from '../store/store.js'
import { StoreError } from '../store/store-error.js'

/** Writes as a turn does: a full disk, or a server that only reads, shows with nothing less. */
export async function storePart(store: Store, now: number): Promise<Part> {
  const use = { purpose: 'readiness', nonce: String(now), expiresAt: now + 1 }
  return partThat(await failing(() => store.useOnce(use, now).then(() => null)))
}

/** In the midst of an upgrade a later release may have moved the tables on; then this one still works. */
export async function migrationsPart(store: Store): Promise<Part> {
  let ahead = 0
  const wrong = await failing(async () => {
    const { kept, known } = await store.versions()
    ahead = kept - known
    return ahead < 0 ? `${-ahead} to be taken` : null
  })
  if (wrong === null && ahead > 0)
    return { ready: true, state: `${ahead} ahead of this release: upgrade it` }
  return partThat(wrong)
}

/** @returns what the work finds wrong, or what is wrong with the store, in a word */
async function failing(work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work()
  } catch (error) {
    return error instanceof StoreError ? error.kind : 'failed'
  }
}

/** @param now milliseconds since 1970 */
export async function figuresIn(store: Store, now: number): Promise<StoreFigures> {
  const [{ count, since }, handoffs] = await Promise.all([store.waiting(), store.handoffs.count()])
  const oldestSeconds = since === null ? 0 : Math.max(0, now - since) / 1000
  return {
    waiting: { depth: count, oldestSeconds },
    // A state in which none stands is 0, not absent.
    handoffs: new Map(postStates.map((state) => [state, handoffs.get(state) ?? 0])),
  }
}
