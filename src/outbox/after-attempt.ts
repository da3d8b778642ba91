/** What is kept of an attempt, and when there is another. */
import type { Letter, Mark } from '../store/store.js'
import type { Outcome } from './platform.js'
import { afterFailure, afterWait, type Next } from './retry.js'

export interface After {
  readonly mark: Mark
  /** When it is tried again; null if it is over with the letter. */
  readonly againAt: number | null
  /** Why it is not tried any more, where that was not the platform's word. */
  readonly gaveUp: string | null
}

/**
 * @param now milliseconds since 1970
 * @param chance from 0 to 1
 * @param forInMs for how long it is worth trying
 */
export function afterAttempt(
  letter: Letter,
  outcome: Outcome,
  now: number,
  chance: number,
  forInMs: number,
): After {
  const age = now - letter.at
  switch (outcome.kind) {
    case 'sent': {
      const { receipt, retired: receipts } = outcome
      return over({ ...ended(letter, now), receipt, receipts })
    }
    case 'refused':
      return over({ ...ended(letter, now), refusal: outcome.why })
    case 'wait': {
      const maybeSent = letter.maybeSent || outcome.maybeSent === true
      return putOff({ ...letter, maybeSent }, afterWait(outcome.inMs, age, forInMs), now)
    }
    case 'passing': {
      const attempts = letter.attempts + 1
      const maybeSent = letter.maybeSent || outcome.maybeSent
      const next = afterFailure(attempts, age, outcome.why, chance, forInMs)
      return putOff({ ...letter, attempts, maybeSent }, next, now)
    }
  }
}

function putOff(letter: Letter, next: Next, now: number): After {
  switch (next.kind) {
    case 'give-up':
      return { ...over({ ...ended(letter, now), refusal: next.why }), gaveUp: next.why }
    case 'retry': {
      const { key, notBefore: held, attempts, maybeSent } = letter
      const notBefore = now + next.inMs
      return {
        mark: { kind: 'postponed', key, held, notBefore, attempts, maybeSent },
        againAt: notBefore,
        gaveUp: null,
      }
    }
  }
}

function over(mark: Mark): After {
  return { mark, againAt: null, gaveUp: null }
}

function ended({ key, at: keptAt }: Letter, at: number) {
  return { kind: 'delivered', key, keptAt, at } as const
}
