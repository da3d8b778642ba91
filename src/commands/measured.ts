/** Conversations whose turns are counted and timed. */
import type { Progress } from '../conversation/progress.js'
import type { Metrics } from '../http/metrics.js'
import { type Conversations, PassedOver } from '../outbox/platform.js'

/** The same conversations; what is asked of them is reported on the way. */
export function measured<Kept extends Conversations>(conversations: Kept, metrics: Metrics): Kept {
  return {
    ...conversations,
    async take(person, ...turn) {
      const from = performance.now()
      const report = (result: 'kept' | 'failed') =>
        metrics.turn(person.platform, result, (performance.now() - from) / 1000)
      try {
        const answer = await conversations.take(person, ...turn)
        report('kept')
        return answer
      } catch (error) {
        if (error instanceof PassedOver) metrics.passedOver(person.platform)
        else report('failed')
        throw error
      }
    },
  }
}

export function reportProgress(metrics: Metrics, { asked, answered, recommended }: Progress): void {
  if (answered !== null) metrics.answered(answered)
  if (asked !== null) metrics.asked(asked)
  if (recommended !== null) metrics.recommended(recommended)
}
