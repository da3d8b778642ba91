/** What is counted, as Prometheus reads it. Labels name platforms, rows and questions, never people. */
import type { Route } from './server.js'

/** How the rest reports what happened. */
export interface Metrics {
  turn(platform: string, result: 'kept' | 'failed', seconds: number): void
  /** A message or tap was passed over: its person sends more than anybody can read. */
  passedOver(platform: string): void
  /** A question was put to somebody, and was not open before. */
  asked(question: string): void
  /** The open question was answered, or skipped. */
  answered(question: string): void
  recommended(row: string): void
  delivered(platform: string, result: 'sent' | 'retried' | 'refused'): void
  /** @param why a platform's own word for it, such as `invalid_auth`; a sentence counts as `other` */
  platformError(platform: string, why: string): void
  /** A mail in the mailbox was an answer, or what else it was. */
  mailRead(outcome: string): void
  /** Work that one process does at a time is asked whether it is this one. */
  mayHold(lease: string, held: () => boolean): void
}

/** Messages that are committed and not delivered. */
export interface Waiting {
  readonly depth: number
  /** Age of the oldest; 0 where nothing waits. */
  readonly oldestSeconds: number
}

/** What the store is asked for each time that somebody reads the metrics. */
export interface StoreFigures {
  readonly waiting: Waiting
  /** Hand-offs whose mail goes from here: by state, how many. */
  readonly handoffs: ReadonlyMap<string, number>
}

export interface MetricsOptions {
  /** Of certpath. */
  readonly version: string
  readonly figures: () => Promise<StoreFigures>
  /** How long the store may take before the rest is shown without its figures. */
  readonly withinMs: number
}

export interface OpenMetrics {
  readonly metrics: Metrics
  /** `/metrics` */
  readonly route: Route
}

export async function openMetrics(options: MetricsOptions): Promise<OpenMetrics> {
  // Loaded here, so that the terminal never waits for it.
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `certpath_${name}_total`, help, labelNames, registers })

  const turns = counter('turns', 'Messages and taps', ['platform', 'result'])
  const seconds = new Histogram({
    name: 'certpath_turn_seconds',
    help: 'From taking a message to its answer on the disk',
    labelNames: ['platform'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const asked = counter('questions_asked', 'Questions that were put to somebody', ['question'])
  const answered = counter('questions_answered', 'Of those, answered or skipped', ['question'])
  const recommended = counter('recommendations', 'Recommendations given', ['row'])
  const deliveries = counter('deliveries', 'Tries to deliver a message', ['platform', 'result'])
  const errors = counter('platform_errors', 'What platforms refused', ['platform', 'code'])
  const mails = counter('mails_read', 'Mails in the mailbox, by what they were', ['outcome'])

  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `certpath_${name}`, help, labelNames, registers })
  const answers = gauge('store_answers', '1 where the store gave its figures in time')
  const depth = gauge('outbox_depth', 'Messages that are committed and not delivered')
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest of them')
  const handoffs = gauge('handoffs', 'Hand-offs by mail, by where they stand', ['state'])
  const leases = gauge('lease_held', '1 where this process does what one does at a time', ['lease'])
  const mayHold = new Map<string, () => boolean>()
  gauge('build_info', '1, with the version that runs', ['version', 'node']).set(
    { version: options.version, node: process.versions.node },
    1,
  )
  const readStore = figuresWithin(options)
  const show = (figures: StoreFigures | null) => {
    answers.set(figures === null ? 0 : 1)
    // What is not known is no number: neither an old one nor 0.
    depth.set(figures?.waiting.depth ?? Number.NaN)
    oldest.set(figures?.waiting.oldestSeconds ?? Number.NaN)
    handoffs.reset()
    for (const [state, count] of figures?.handoffs ?? []) handoffs.set({ state }, count)
    for (const [lease, held] of mayHold) leases.set({ lease }, held() ? 1 : 0)
  }
  return {
    metrics: {
      turn(platform, result, took) {
        turns.inc({ platform, result })
        seconds.observe({ platform }, took)
      },
      passedOver: (platform) => turns.inc({ platform, result: 'passed-over' }),
      asked: (question) => asked.inc({ question }),
      answered: (question) => answered.inc({ question }),
      recommended: (row) => recommended.inc({ row }),
      delivered: (platform, result) => deliveries.inc({ platform, result }),
      platformError: (platform, why) => errors.inc({ platform, code: codeOf(why) }),
      mailRead: (outcome) => mails.inc({ outcome }),
      mayHold: (lease, held) => void mayHold.set(lease, held),
    },
    route: {
      method: 'GET',
      path: '/metrics',
      async handle(_request, response) {
        show(await readStore())
        const text = await registry.metrics()
        response.writeHead(200, { 'content-type': registry.contentType }).end(text)
      },
    },
  }
}

/** Null where the store fails or is late; while it hangs it is not asked again. */
function figuresWithin({ figures, withinMs }: MetricsOptions): () => Promise<StoreFigures | null> {
  let asking: Promise<StoreFigures | null> | undefined
  return async () => {
    asking ??= figures()
      .catch(() => null)
      .finally(() => {
        asking = undefined
      })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, withinMs, null)
    })
    try {
      return await Promise.race([asking, late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** A word is a code. Anything longer may quote somebody, and would be a series of its own each time. */
export function codeOf(why: string): string {
  return /^[\w-]{1,40}$/.test(why) ? why : 'other'
}
