/** Lets in what is at hand, so that it shares the commit that is about to be made. */

const longestInMs = 25

/**
 * What is at hand comes one by one, each in a callback of its own: all of it is let in before the
 * commit, which lets nothing in. Where more keep coming, a commit for all costs what it costs for one.
 * @param waiting how many wait for the commit by now
 * @param most how many are enough
 */
export async function letIn(waiting: () => number, most = Number.POSITIVE_INFINITY): Promise<void> {
  const until = performance.now() + longestInMs
  let before: number
  do {
    before = waiting()
    await new Promise((endOfTick) => setImmediate(endOfTick))
  } while (waiting() > before && waiting() < most && performance.now() < until)
}
