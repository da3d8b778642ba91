/** How long to wait before Slack is asked again. */
export interface RetryWaits {
  /** After so many failures in a row. */
  afterFailures(failures: number): number
  /** Where only somebody who changes something helps. */
  readonly afterRefusal: number
}

/**
 * At once, then 1, 2, 4 … 30 s, each a little longer or shorter, so that those who were cut off
 * together do not all come back together.
 * @param random from 0 to 1
 */
export function retryWaits(random: () => number): RetryWaits {
  return {
    afterFailures(failures) {
      if (failures === 0) return 0
      const steps = Math.min(failures - 1, 5)
      return Math.min(30_000, 1_000 * 2 ** steps) * (0.75 + 0.5 * random())
    },
    afterRefusal: 300_000,
  }
}
