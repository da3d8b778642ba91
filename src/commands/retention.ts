/** Lets go of what was kept for as long as the settings say. */
import {
  type Keeping,
  profilesGoBefore,
  transcriptsGoBefore,
  withoutOldWords,
} from '../conversation/keeping.js'
import { openStates } from '../conversation/open-handoffs.js'
import type { Conversation } from '../conversation/state.js'
import type { Log } from '../log.js'
import type { Store } from '../store/store.js'

const hourInMs = 60 * 60_000

/** A step takes a few milliseconds; turns go before the next. */
const atOnce = 20
const betweenStepsInMs = 20

export interface RetentionWorld {
  readonly store: Pick<Store, 'expiry' | 'useOnce'>
  readonly keeping: Keeping
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
}

/**
 * Now or later, and then every hour; of several processes on one store one does it in each hour.
 * @returns what ends it, with the step that is under way
 */
export function startRetention(world: RetentionWorld, firstInMs = 0): () => Promise<void> {
  const ending = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = running
      .then(() => letGo(world, ending.signal))
      .catch((error: unknown) => world.log.failure('retention failed', {}, error))
  }
  const first = setTimeout(run, firstInMs).unref()
  const hourly = setInterval(run, hourInMs).unref()
  return async () => {
    ending.abort()
    clearTimeout(first)
    clearInterval(hourly)
    await running
  }
}

/** Once, unless a process on the same store has done it in this hour. */
export async function letGo({ store, keeping, now, log }: RetentionWorld, ended: AbortSignal) {
  const from = now()
  const nonce = String(Math.floor(from / hourInMs))
  if (ended.aborted) return
  const use = { purpose: 'retention', nonce, expiresAt: from + 2 * hourInMs }
  if (!(await store.useOnce(use, from))) return
  const { before, atLatest } = profilesGoBefore(keeping, from)
  const waiting = { states: openStates, atLatest }
  const people = await inSteps(() => store.expiry.remove(before, waiting, atOnce), ended)
  const wordsBefore = transcriptsGoBefore(keeping, from)
  const looked = await inSteps(
    () => store.expiry.shorten(wordsBefore, (state) => shortened(state, wordsBefore), atOnce),
    ended,
  )
  if (people + looked > 0) log.info('let go', { people, talks: looked, inMs: now() - from })
}

async function inSteps(step: () => Promise<number>, ended: AbortSignal): Promise<number> {
  let all = 0
  while (!ended.aborted) {
    const some = await step()
    all += some
    if (some < atOnce) break
    await new Promise((resolve) => setTimeout(resolve, betweenStepsInMs))
  }
  return all
}

function shortened(text: string, before: number): string | null {
  const state = JSON.parse(text) as Conversation
  const left = withoutOldWords(state, before)
  return left === state ? null : JSON.stringify(left)
}
