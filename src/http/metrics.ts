/** What is counted, as Prometheus reads it. Labels name platforms, rows and questions, never people. */
import type { Route } from './server.js'

/** How the rest reports what happened. */
export interface Metrics {
  turn(platform: string, result: 'kept' | 'failed', seconds: number): void
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
}

/** Messages that are committed and not delivered. */
export interface Waiting {
  readonly depth: number
  /** Age of the oldest; 0 where nothing waits. */
  readonly oldestSeconds: number
}

export interface OpenMetrics {
  readonly metrics: Metrics
  /** `/metrics` */
  readonly route: Route
}

/** @param waiting is asked each time that somebody reads the metrics */
export async function openMetrics(waiting: () => Promise<Waiting>): Promise<OpenMetrics> {
  // Loaded here, so that the terminal never waits for it.
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `certpath_${name}_total`, help, labelNames, registers })

  const turns = counter('turns', 'Messages and taps that were answered', ['platform', 'result'])
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

  const gauge = (name: string, help: string) =>
    new Gauge({ name: `certpath_outbox_${name}`, help, registers })
  const depth = gauge('depth', 'Messages that are committed and not delivered')
  const oldest = gauge('oldest_seconds', 'Age of the oldest of them')
  return {
    metrics: {
      turn(platform, result, took) {
        turns.inc({ platform, result })
        seconds.observe({ platform }, took)
      },
      asked: (question) => asked.inc({ question }),
      answered: (question) => answered.inc({ question }),
      recommended: (row) => recommended.inc({ row }),
      delivered: (platform, result) => deliveries.inc({ platform, result }),
      platformError: (platform, why) => errors.inc({ platform, code: codeOf(why) }),
      mailRead: (outcome) => mails.inc({ outcome }),
    },
    route: {
      method: 'GET',
      path: '/metrics',
      async handle(_request, response) {
        const outbox = await waiting()
        depth.set(outbox.depth)
        oldest.set(outbox.oldestSeconds)
        const text = await registry.metrics()
        response.writeHead(200, { 'content-type': registry.contentType }).end(text)
      },
    },
  }
}

/** A word is a code. Anything longer may quote somebody, and would be a series of its own each time. */
export function codeOf(why: string): string {
  return /^[\w-]{1,40}$/.test(why) ? why : 'other'
}
