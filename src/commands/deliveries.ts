/** The delivery of a platform's answers: counted, logged, and begun and ended with the platform. */
import { fingerprint } from '../handoff/fingerprint.js'
import { codeOf, type Metrics } from '../http/metrics.js'
import type { Log } from '../log.js'
import type { Outbox, OutboxWatch } from '../outbox/outbox.js'
import type { OutboxConversations, ReachingCourier } from '../outbox/platform.js'
import { measured } from './measured.js'
import type { Opened } from './opening.js'

export interface Deliveries {
  /** Conversations whose answers this courier is handed, from `start` on. */
  deliveredBy(courier: ReachingCourier): OutboxConversations
  /** Begins with what an earlier process has left. */
  start(): void
  /** Begins nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>
}

export function deliveriesFrom(opened: Opened, metrics: Metrics, log: Log): Deliveries {
  const outboxes: Outbox[] = []
  return {
    deliveredBy(courier) {
      const { outbox, ...conversations } = opened.deliveredBy(courier, watching(metrics, log))
      outboxes.push(outbox)
      return measured(conversations, metrics)
    },
    start() {
      for (const outbox of outboxes) outbox.start()
    },
    async stop() {
      await Promise.all(outboxes.map((outbox) => outbox.stop()))
    },
  }
}

/** Counts and logs what an outbox does. */
export function watching(metrics: Metrics, log: Log): OutboxWatch {
  return {
    tried(platform, outcome, { conversation, revision }) {
      const ids = { platform, conversation: fingerprint(conversation), revision }
      switch (outcome.kind) {
        case 'sent':
          metrics.delivered(platform, 'sent')
          return
        case 'wait':
          metrics.delivered(platform, 'retried')
          return
        case 'passing':
          metrics.delivered(platform, 'retried')
          metrics.platformError(platform, outcome.why)
          log.warn('delivery put off', { ...ids, code: codeOf(outcome.why) })
          return
        case 'refused':
        case 'gave-up':
          metrics.delivered(platform, 'refused')
          metrics.platformError(platform, outcome.why)
          log.warn('delivery refused', { ...ids, code: codeOf(outcome.why) })
      }
    },
    failed: (platform, error) => log.failure('delivery failed', { platform }, error),
  }
}
