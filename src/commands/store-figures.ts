/** What operators ask of the store again and again, so it must cost next to nothing. */
import { postStates } from '../conversation/open-handoffs.js'
import { type Check, oneAtATime, partThat } from '../http/health.js'
import type { StoreFigures } from '../http/metrics.js'
import type { Store, Versions } from '../store/store.js'
import { StoreError } from '../store/store-error.js'

/**
 * `store` is whether a turn could be kept now: a full disk, or a server that only reads, shows with
 * nothing less than a write. `migrations` comes of the same question. In the midst of an upgrade a
 * later release may have moved the tables on; then this one still works.
 * @param now milliseconds since 1970
 */
export function storeParts(
  { probe }: Pick<Store, 'probe'>,
  now: () => number,
): readonly (readonly [name: string, check: Check])[] {
  const ask = oneAtATime(async (): Promise<Versions | string> => {
    try {
      return await probe(now())
    } catch (error) {
      // Its place may be nobody else's business; the log has it, and what to do.
      return error instanceof StoreError ? error.what : 'failed'
    }
  })
  return [
    [
      'store',
      async () => {
        const found = await ask()
        return partThat(typeof found === 'string' ? found : null)
      },
    ],
    [
      'migrations',
      async () => {
        const found = await ask()
        if (typeof found === 'string') return partThat('not known: see the store')
        const ahead = found.kept - found.known
        if (ahead > 0) return { ready: true, state: `${ahead} ahead of this release: upgrade it` }
        return partThat(ahead < 0 ? `${-ahead} to be taken` : null)
      },
    ],
  ]
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
