/** Platforms, as `certpath serve` runs them. */
import type { Route } from '../http/server.js'

export interface Platform {
  /** As in `Person.platform`; names it in the log, in the metrics and in `/readyz`. */
  readonly name: string
  /** What it wants from the HTTP listener. They are asked from the first moment on. */
  readonly routes: readonly Route[]
  /**
   * Resolves when it takes messages.
   * @throws {Error} for what only a person can put right, in one line that says how; what passes by
   *   itself it tries again, and says so in `ready`
   */
  start(): Promise<void>
  /**
   * Takes nothing more, and resolves when what it took is kept. Its courier must still work: what is
   * being delivered is delivered after this.
   */
  stop(): Promise<void>
  /** Null while it takes messages, or what is wrong, in a word or two without secrets. */
  ready(): string | null
  /**
   * What the operator is told once it takes messages, such as `Slack over HTTP: http://…`.
   * @param url of the HTTP listener
   */
  where(url: string): string
}
