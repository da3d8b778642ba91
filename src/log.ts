/** What happened, with ids and places in the code, and never with what somebody wrote. */
import type { Logger } from 'pino'

export interface Log {
  /** As an operator of a server expects: started, stopped, a platform connected. */
  info(event: string, ids?: Ids): void
  /** It goes on, and somebody should look: a platform disconnected, a delivery refused. */
  warn(event: string, ids?: Ids): void
  /** What nobody expected. */
  failure(event: string, ids: Ids, error: unknown): void
}

/** Names that the code or a platform gave, numbers, durations. Never a text, a name of a person, an address. */
export type Ids = Readonly<Record<string, string | number>>

const levels = ['debug', 'info', 'warn', 'error'] as const

/** Writes JSON lines to standard error. The logger is loaded when there is something to say. */
export function logTo(level: (typeof levels)[number]): Log {
  let logger: Promise<Logger> | undefined
  const write = (severity: 'info' | 'warn' | 'error', event: string, details: object) => {
    if (levels.indexOf(severity) < levels.indexOf(level)) return
    logger ??= import('pino').then(({ pino }) => pino({ level }, pino.destination(2)))
    logger.then(
      (log) => log[severity](details, event),
      () => {},
    )
  }
  return {
    info: (event, ids = {}) => write('info', event, ids),
    warn: (event, ids = {}) => write('warn', event, ids),
    failure: (event, ids, error) => write('error', event, { ...ids, ...placesOf(error) }),
  }
}

interface Told {
  readonly error: string
  /** What the error itself says may be logged. */
  readonly why?: string
  readonly at: readonly string[]
}

/** An error's message may quote what a person wrote; its name and its places in the code do not. */
function placesOf(error: unknown): Told {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  // The stack begins with the message, which may look like anything.
  const stack = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '')
  const frames = stack.includes(error.message) && error.message !== '' ? [] : stack.split('\n')
  return {
    error: error.name,
    ...('loggable' in error && typeof error.loggable === 'string' && { why: error.loggable }),
    at: frames
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((frame) => frame.trim()),
  }
}
