/** When a delivery that failed is tried again, and when it is not any more. */

export type Next =
  | { readonly kind: 'retry'; readonly inMs: number }
  | { readonly kind: 'give-up'; readonly why: string }

const longestPauseInMs = 5 * 60_000

/** Whoever was away for a night still gets an answer; after that the talk has gone cold. */
const longestTryInMs = 24 * 60 * 60_000

/**
 * What follows a failure that may pass: 1 s, 2 s, 4 s …, five minutes at most, for a day.
 * @param attempts how often it was tried, this time included
 * @param ageInMs since the answer was kept
 * @param chance from 0 to 1, so that what failed together is not tried together
 */
export function afterFailure(attempts: number, ageInMs: number, why: string, chance: number): Next {
  if (ageInMs > longestTryInMs) return { kind: 'give-up', why: `given up: ${why}` }
  const pause = Math.min(1000 * 2 ** (attempts - 1), longestPauseInMs)
  return { kind: 'retry', inMs: Math.round(pause * (1 + chance / 4)) }
}
