/** What went wrong, once, with ids and places in the code, and never with what somebody wrote. */
import type { Logger } from 'pino'

export interface Log {
  failure(event: string, ids: Readonly<Record<string, string | number>>, error: unknown): void
}

/** Writes JSON lines to standard error. The logger is loaded when there is something to say. */
export function logTo(level: string): Log {
  let logger: Promise<Logger> | undefined
  return {
    failure(event, ids, error) {
      logger ??= import('pino').then(({ pino }) => pino({ level }, pino.destination(2)))
      logger.then(
        (log) => log.error({ ...ids, ...placesOf(error) }, event),
        () => {},
      )
    },
  }
}

/** An error's message may quote what a person wrote; its name and its places in the code do not. */
function placesOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  // The stack begins with the message, which may look like anything.
  const stack = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '')
  const frames = stack.includes(error.message) && error.message !== '' ? [] : stack.split('\n')
  return {
    error: error.name,
    at: frames
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((frame) => frame.trim()),
  }
}
