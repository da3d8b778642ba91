/** When a delivery that failed is tried again, and when it is not any more. */

export type Next =
  | { readonly kind: 'retry'; readonly inMs: number }
  | { readonly kind: 'give-up'; readonly why: string }

const longestPauseInMs = 5 * 60_000

/** So that what failed together is not tried together. */
const mostSpread = 1 / 4

/** Nothing is put off for longer, as long as the clock runs as clocks do. */
export const longestHoldInMs = longestPauseInMs * (1 + mostSpread)

const hourInMs = 60 * 60_000

/** Whoever was away for a night still gets an answer; after that the talk has gone cold. */
export const longestTryInMs = 24 * hourInMs

/** A mail server may be away over a weekend. */
export const longestMailTryInMs = 72 * hourInMs

/**
 * What follows a failure that may pass: 1 s, 2 s, 4 s …, five minutes at most, for so long.
 * @param attempts how often it was tried, this time included
 * @param ageInMs since the answer was kept
 * @param chance from 0 to 1
 * @param forInMs a day, unless it is worth more
 */
export function afterFailure(
  attempts: number,
  ageInMs: number,
  why: string,
  chance: number,
  forInMs = longestTryInMs,
): Next {
  const pause = Math.min(1000 * 2 ** (attempts - 1), longestPauseInMs)
  return unlessTooOld(ageInMs, why, Math.round(pause * (1 + chance * mostSpread)), forInMs)
}

/** What follows when the platform wants a pause: that, within reason, and for as long. */
export function afterWait(inMs: number, ageInMs: number, forInMs = longestTryInMs): Next {
  return unlessTooOld(ageInMs, 'wait', Math.min(inMs, longestPauseInMs), forInMs)
}

function unlessTooOld(ageInMs: number, why: string, inMs: number, forInMs: number): Next {
  if (ageInMs > forInMs) return { kind: 'give-up', why: `given up: ${why}` }
  return { kind: 'retry', inMs }
}
