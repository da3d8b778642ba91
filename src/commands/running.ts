/** Platforms, as `certpath serve` runs them. */
import type { Check } from '../http/health.js'
import type { Route } from '../http/server.js'

export interface Platform {
  /** As in `Person.platform`; names it in the log, in the metrics and in `/readyz`. */
  readonly name: string
  /** What it wants from the HTTP listener. They are asked from the first moment on. */
  readonly routes: readonly Route[]
  /**
   * Resolves when it takes messages.
   * @throws {Error} for what only a person can put right, in one line that says how; what passes by
   *   itself it tries again, and says so in `parts`
   */
  start(): Promise<void>
  /**
   * Takes nothing more, and resolves when what it took is kept. Its courier must still work: what is
   * being delivered is delivered after this.
   */
  stop(): Promise<void>
  /** By name, what `/readyz` asks: the platform as a whole, and its connection where it keeps one. */
  readonly parts: ReadonlyMap<string, Check>
  /**
   * What the operator is told once it takes messages, such as `Slack over HTTP: http://…`.
   * @param url of the HTTP listener
   */
  where(url: string): string
}
