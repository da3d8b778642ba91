/** What Slack's libraries log, without what they log it with: texts, tokens, whole events. */
import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from './log.js'

/**
 * Only that something failed gets through, and its kind. The libraries also throw what they log as
 * an error, and whoever catches it says more.
 */
export function quietLogger(log: Log): Logger {
  const silent = () => {}
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error(...told: unknown[]) {
      const error = told.find((one) => one instanceof Error)
      if (error !== undefined) log.warn('slack library reports', kindOf(error))
    },
    setLevel: silent,
    getLevel: () => LogLevel.ERROR,
    setName: silent,
  }
}

function kindOf(error: Error): Record<string, string> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { error: error.name, ...code }
}
