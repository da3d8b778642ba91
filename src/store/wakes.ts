/** Hints from process to process that something waits, so that nobody has to look for it often. */

/**
 * A hint may be lost and nothing is lost with it: whoever listens still looks now and then, and often
 * where `hears` says that no hint arrives.
 */
export interface Wakes {
  /** Tells whoever listens, in other processes. It says so in its own time, and fails nobody. */
  wake(topic: string): void
  /**
   * @param woken is called for each hint, and whenever some may have been missed or `hears` has changed
   * @returns what ends it
   */
  listen(topic: string, woken: () => void): () => void
  /** Whether hints arrive here. */
  hears(): boolean
}

/** For a database that tells nobody anything. */
export const noWakes: Wakes = {
  wake() {},
  listen: () => () => {},
  hears: () => false,
}

/** Letters of a platform that whoever delivers there may have at once. */
export function lettersFor(platform: string): string {
  return `letters ${platform}`
}
