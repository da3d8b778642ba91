/** How mail on its way out stands, by what came of the last one. */
import type { Check } from '../http/health.js'
import { codeOf } from '../http/metrics.js'
import type { OutboxWatch } from '../outbox/outbox.js'

export interface MailStanding {
  readonly watch: OutboxWatch
  /** Always ready: talks go on without a mail server, and their mail waits for it. */
  readonly part: Check
}

/** @param watch is told as before */
export function mailStanding(watch: OutboxWatch): MailStanding {
  let state = 'no mail was sent yet'
  return {
    watch: {
      ...watch,
      tried(platform, outcome, key) {
        watch.tried(platform, outcome, key)
        switch (outcome.kind) {
          case 'sent':
          case 'refused':
            // A server that refuses a letter is there.
            state = 'ok'
            return
          case 'passing':
            state = `put off: ${codeOf(outcome.why)}`
            return
          case 'wait':
          case 'gave-up':
        }
      },
    },
    part: () => ({ ready: true, state }),
  }
}
