/**
 * Trouble of the store strikes turns, deliveries and leases alike. It is told once, with what to do,
 * and once when it is over, with how many it struck.
 */
import { oneAtATime } from '../http/health.js'
import type { Ids, Log } from '../log.js'
import { StoreError } from '../store/store-error.js'

const lookEveryInMs = 60_000
const lookInTroubleEveryInMs = 1_000
/** Told again while it lasts. */
const remindAfterMs = 60 * 60_000
/** Looks in a row: a server that comes up may go down again. */
const wellAfterLooks = 3
/** What passes by itself and has struck nobody yet may be over before anybody need know. */
const troubleAfterLooks = 5

export interface StoreTroubleWorld {
  /** Is told of everything else, and of what the store's trouble comes to. */
  readonly log: Log
  /** Fails while nothing can be kept. */
  readonly probe: () => Promise<unknown>
  /** Milliseconds, of a clock that nobody sets. */
  readonly clock?: () => number
}

export interface StoreTrouble {
  /** The same log, in which what fails because of the store is counted, and not told. */
  readonly log: Log
  /** Looks now and then, so that trouble is told before somebody writes. */
  start(): void
  stop(): void
}

interface Line {
  readonly event: string
  readonly ids: Ids
  readonly error: unknown
}

interface Outage {
  readonly since: number
  readonly struck: Map<string, number>
  /** What was told last, and when. */
  told: { readonly remedy: string; readonly at: number } | null
  lastAt: number
  looksWell: number
}

export function storeTroubleOf({
  log,
  probe,
  clock = () => performance.now(),
}: StoreTroubleWorld): StoreTrouble {
  /** Until it is known whether it is the store, or only what these were about. */
  let untold: Line[] = []
  let outage: Outage | null = null
  let looksIll = 0
  let next: NodeJS.Timeout | undefined
  let isOver = true

  const count = ({ struck }: Outage, event: string) =>
    struck.set(event, (struck.get(event) ?? 0) + 1)
  const tellUntold = () => {
    for (const { event, ids, error } of untold) log.failure(event, ids, error)
    untold = []
  }
  const ill = (wrong: StoreError) => {
    looksIll += 1
    const isCertain = untold.length > 0 || !wrong.passing || looksIll >= troubleAfterLooks
    if (!outage && !isCertain) return
    const at = clock()
    outage ??= { since: at, struck: new Map(), told: null, lastAt: at, looksWell: 0 }
    for (const { event } of untold) count(outage, event)
    untold = []
    outage.lastAt = at
    outage.looksWell = 0
    const { told, since } = outage
    if (told && told.remedy === wrong.remedy && at - told.at < remindAfterMs) return
    outage.told = { remedy: wrong.remedy, at }
    log.failure('store trouble', { store: wrong.kind, for_s: seconds(at - since) }, wrong)
  }
  const well = () => {
    looksIll = 0
    tellUntold()
    if (!outage) return
    outage.looksWell += 1
    if (outage.looksWell < wellAfterLooks) return
    const { since, lastAt, struck } = outage
    outage = null
    const counts = [...struck].map(([event, times]) => [event.replaceAll(' ', '_'), times] as const)
    log.info('store is back', { for_s: seconds(lastAt - since), ...Object.fromEntries(counts) })
  }
  const look = oneAtATime(async () => {
    try {
      await probe()
      well()
    } catch (error) {
      if (error instanceof StoreError) ill(error)
      else tellUntold()
    } finally {
      again()
    }
  })
  const again = () => {
    clearTimeout(next)
    if (isOver) return
    const inMs = outage || looksIll > 0 ? lookInTroubleEveryInMs : lookEveryInMs
    next = setTimeout(() => void look(), inMs).unref()
  }

  return {
    log: {
      ...log,
      failure(event, ids, error) {
        if (isOver || !isOfStore(error)) log.failure(event, ids, error)
        else if (outage) count(outage, event)
        else {
          untold.push({ event, ids, error })
          void look()
        }
      },
    },
    start() {
      isOver = false
      again()
    },
    stop() {
      isOver = true
      clearTimeout(next)
      tellUntold()
    },
  }
}

/** Also where somebody has said in their own words what it meant to them. */
function isOfStore(error: unknown): boolean {
  return error instanceof Error && (error instanceof StoreError || isOfStore(error.cause))
}

function seconds(ms: number): number {
  return Math.round(ms / 1000)
}
