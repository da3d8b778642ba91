/**
 * Work that one process does at a time, whichever has the lease on it. The others go on asking for
 * it, and whoever is next has it at once where the owner ended well, or when a dead one's runs out.
 */
import type { Store } from '../store/store.js'
import { Bell } from './bell.js'

export interface LeaseOptions {
  /** Its clock says until when. */
  readonly store: Pick<Store, 'lease' | 'now' | 'wakes'>
  readonly name: string
  /** Nobody else's, in whatever process. */
  readonly owner: string
  /** Is told what went wrong with the store, or with work that had been told to end. */
  readonly failed: (error: unknown) => void
  /** Is told that somebody else has it, each time it is asked for. */
  readonly elsewhere?: () => void
  /** For how long it is taken, as others see it. */
  readonly ttlInMs?: number
  readonly renewEveryInMs?: number
  /** How often to ask for what somebody else has, or a store that failed. */
  readonly tryEveryInMs?: number
}

export interface HeldWork {
  state(): 'waiting' | 'held'
  /**
   * Whether another process has it, where this one has not. One that has not renewed it for twice
   * the time in which it should has it no more as far as anybody can tell, though its time still runs.
   */
  standing(): Promise<'held' | 'elsewhere' | 'nowhere'>
  /**
   * Does the work while the lease is ours, and again whenever it is ours again. `lost` says that
   * the work is to end: the lease could not be renewed, is somebody else's, or it is to stop.
   * Resolves when told to stop, or when the work has ended by itself, with the lease released;
   * rejects with what the work failed with by itself.
   */
  whileHeld(work: (lost: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void>
}

/** Of the lease's time, for work to end before others may begin it. */
const marginOfTtl = 1 / 4

type Answer =
  /** What it takes to lose it is to be cleared when it is renewed or given up. */
  | { readonly kind: 'ours'; readonly runsOut: NodeJS.Timeout }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'unknown' }

export function leaseOn({
  store: { lease, now, wakes },
  name,
  owner,
  failed,
  elsewhere = () => {},
  ttlInMs = 6_000,
  renewEveryInMs = 2_000,
  tryEveryInMs = 1_000,
}: LeaseOptions): HeldWork {
  const oursForMs = ttlInMs * (1 - marginOfTtl)
  const topic = `lease ${name}`
  let held = false

  /**
   * What the store says counts from before it was asked, however long it takes, and by a timer,
   * which runs on where a clock is put back.
   */
  async function take(lose: () => void): Promise<Answer> {
    const runsOut = setTimeout(lose, oursForMs)
    const at = now()
    let answer: Answer = { kind: 'unknown' }
    try {
      const ours = await lease.take(name, owner, at, at + ttlInMs)
      answer = ours ? { kind: 'ours', runsOut } : { kind: 'not-ours' }
    } catch (error) {
      failed(error)
    }
    if (answer.kind !== 'ours') clearTimeout(runsOut)
    return answer
  }

  async function renew(first: NodeJS.Timeout, lose: () => void, lost: AbortSignal): Promise<void> {
    let runsOut = first
    let inMs = renewEveryInMs
    const unrung = new Bell()
    while (await unrung.passes(inMs, lost)) {
      const answer = await take(lose)
      switch (answer.kind) {
        case 'ours':
          clearTimeout(runsOut)
          runsOut = answer.runsOut
          inMs = renewEveryInMs
          break
        case 'not-ours':
          lose()
          break
        case 'unknown':
          inMs = tryEveryInMs
      }
    }
    clearTimeout(runsOut)
  }

  /** True if the work has ended by itself. */
  async function tryOnce(
    work: (lost: AbortSignal) => Promise<void>,
    stop: AbortSignal,
  ): Promise<boolean> {
    const ending = new AbortController()
    const { signal: lost } = ending
    const lose = () => {
      held = false
      ending.abort()
    }
    stop.addEventListener('abort', lose, { once: true })
    try {
      const answer = await take(lose)
      if (answer.kind === 'not-ours') elsewhere()
      if (answer.kind !== 'ours') return false
      const renewing = renew(answer.runsOut, lose, lost)
      held = !lost.aborted
      try {
        // Taken too slowly, it is lost already.
        if (held) await work(lost)
        return !lost.aborted
      } catch (error) {
        if (!lost.aborted) throw error
        if (error !== lost.reason) failed(error)
        return false
      } finally {
        lose()
        await renewing
      }
    } finally {
      stop.removeEventListener('abort', lose)
    }
  }

  return {
    state: () => (held ? 'held' : 'waiting'),
    async standing() {
      if (held) return 'held'
      const until = await lease.heldUntil(name)
      const left = until === null ? 0 : until - now()
      return left > ttlInMs - 2 * renewEveryInMs ? 'elsewhere' : 'nowhere'
    },
    async whileHeld(work, stop) {
      const freed = new Bell()
      const deafen = wakes.listen(topic, () => freed.ring())
      try {
        while (!stop.aborted) {
          if (await tryOnce(work, stop)) return
          await freed.passes(tryEveryInMs, stop)
        }
      } finally {
        deafen()
        await lease.release(name, owner).catch(failed)
        wakes.wake(topic)
      }
    },
  }
}
