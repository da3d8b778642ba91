/** Trouble that goes on for hours is told when it begins, then ever more rarely, and when it is over. */
import type { Ids, Log } from './log.js'

/** So many lines of one kind say all that there is to say; more say only that it goes on. */
const saidAtOnce = 5
const firstPauseInMs = 60_000
const longestPauseInMs = 60 * 60_000

/** Whatever is tried again is tried within that. */
const quietInMs = 10 * 60_000

/** More kinds than there are causes. */
const mostKinds = 500

/** What tells one kind of trouble from another; everything else names whom it struck. */
const kindOf = ['platform', 'code', 'why', 'error', 'store', 'lease', 'path'] as const

interface Trouble {
  readonly event: string
  readonly kind: Ids
  readonly since: number
  last: number
  times: number
  unsaid: number
  nextAt: number
  pauseInMs: number
}

/**
 * The same log, in which warnings and failures of one kind become fewer the longer it lasts. A line
 * that stands for others says for how many (`unsaid`).
 * @param now milliseconds since 1970
 */
export function calmLog(log: Log, now: () => number): Log {
  const troubles = new Map<string, Trouble>()
  let looking: NodeJS.Timeout | undefined

  const look = () => {
    for (const [key, trouble] of troubles)
      if (now() - trouble.last > quietInMs) {
        troubles.delete(key)
        if (trouble.times > saidAtOnce) tellOver(trouble)
      }
    if (troubles.size === 0) {
      clearInterval(looking)
      looking = undefined
    }
  }
  const tellOver = ({ event, kind, times, unsaid, since, last }: Trouble) =>
    log.info('no more', { what: event, ...kind, times, unsaid, for_s: seconds(last - since) })

  /** What to add to the line; null where it is not to be said. */
  const heard = (event: string, ids: Ids): Ids | null => {
    const kind = Object.fromEntries(
      kindOf.flatMap((id) => (id in ids ? [[id, ids[id] ?? '']] : [])),
    )
    const key = JSON.stringify([event, kind])
    const at = now()
    const trouble = troubles.get(key) ?? begun(event, kind, at)
    if (troubles.size < mostKinds) troubles.set(key, trouble)
    looking ??= setInterval(look, firstPauseInMs).unref()
    trouble.last = at
    trouble.times += 1
    if (trouble.times <= saidAtOnce) return {}
    if (at < trouble.nextAt) {
      trouble.unsaid += 1
      return null
    }
    const { unsaid } = trouble
    trouble.unsaid = 0
    trouble.pauseInMs = Math.min(2 * trouble.pauseInMs, longestPauseInMs)
    trouble.nextAt = at + trouble.pauseInMs
    return { times: trouble.times, unsaid, for_s: seconds(at - trouble.since) }
  }

  return {
    info: (event, ids) => log.info(event, ids),
    warn(event, ids = {}) {
      const more = heard(event, ids)
      if (more) log.warn(event, { ...ids, ...more })
    },
    failure(event, ids, error) {
      const name = error instanceof Error ? error.name : typeof error
      const more = heard(event, { ...ids, error: name })
      if (more) log.failure(event, { ...ids, ...more }, error)
    },
  }
}

function begun(event: string, kind: Ids, at: number): Trouble {
  const nextAt = at + firstPauseInMs
  const none = { times: 0, unsaid: 0 }
  return { event, kind, since: at, last: at, nextAt, pauseInMs: firstPauseInMs, ...none }
}

function seconds(ms: number): number {
  return Math.round(ms / 1000)
}
