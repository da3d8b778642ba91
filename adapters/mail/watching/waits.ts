import type { Waits } from './watch.js'

/**
 * 1, 2, 4 … 60 s, each a little longer or shorter, so that those who were cut off together do not
 * all come back together.
 * @param random from 0 to 1
 */
export function mailboxWaits(random: () => number): Waits {
  return {
    afterFailures: (failures) =>
      Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 6)) * (0.75 + 0.5 * random()),
    // So seldom that no server locks the account, and nobody has to restart after it was put right.
    afterRefusal: 300_000,
  }
}
