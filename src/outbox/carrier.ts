/** Whoever takes a letter where it goes, as the outbox sees them. */
import type { Letter } from '../store/store.js'
import { deliveryOf } from './delivery.js'
import { type Courier, type Outcome, type ReachingCourier, toThemselves } from './platform.js'
import { longestTryInMs } from './retry.js'

export interface Carrier {
  /** Whose letters it takes. */
  readonly platform: string
  /** For how long it is worth trying. */
  readonly triesForInMs: number
  /**
   * @param letters all that is kept of the same talk for this platform
   * @param signal as a courier's
   */
  carry(letter: Letter, letters: readonly Letter[], signal: AbortSignal): Promise<Outcome>
}

/** Takes the answers of a talk to a chat platform. */
export function carriedBy(courier: Courier): Carrier {
  return {
    platform: courier.platform,
    triesForInMs: longestTryInMs,
    async carry(letter, letters, signal) {
      const delivery = deliveryOf(letter, letters)
      if (delivery === null) return { kind: 'refused', why: 'forgotten' }
      return courier.deliver(delivery, signal)
    },
  }
}

/** The same courier, for answers that are kept without a place to go to as well. */
export function findingPeople(courier: ReachingCourier): Courier {
  return {
    platform: courier.platform,
    async deliver(delivery, signal) {
      const { destination: given, person } = delivery
      const destination = given === toThemselves ? courier.directTo(person) : given
      return courier.deliver({ ...delivery, destination }, signal)
    },
  }
}
