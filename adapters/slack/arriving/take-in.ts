/**
 * One event through Bolt, acknowledged when its handlers are done. Bolt itself acknowledges an
 * event before any handler has run: what a crash or a full disk then takes with it is lost.
 */
import type { App, Context } from '@slack/bolt'
import type { Log } from '../calling/log.js'
import { NotInstalled } from '../workspaces/workspaces.js'
import { type Arrival, idsOf } from './arrival.js'

/** How the answer to one event gets back to Slack. */
export interface Envelope {
  readonly arrival: Extract<Arrival, { readonly kind: 'event' | 'once' }>
  readonly retryNum?: number | undefined
  readonly retryReason?: string | undefined
  /** Resolves when the answer is on its way: true, or false if Slack cannot have got it. */
  acknowledge(answer: unknown): Promise<boolean>
  /** Says that it was not taken, where there is a way to say it. */
  refuse(): Promise<unknown>
  /** What to do with an event that takes too long: Slack waits for three seconds. */
  readonly late: 'refuse' | 'wait'
}

export interface TakingIn {
  readonly app: Pick<App, 'processEvent'>
  readonly withinMs: number
  readonly log: Log
}

type Task = () => void | Promise<void>

/** Has something done once the event is acknowledged; for a handler, with Bolt's context. */
export function onceAcknowledged(context: Context, task: Task): void {
  const tasks: unknown = context[tasksKey]
  if (!Array.isArray(tasks)) throw new TypeError('The event came by no receiver of this adapter')
  tasks.push(task)
}

const tasksKey = 'onceAcknowledged'

/**
 * A handler that throws has kept nothing: the event is refused. What it asked to be done afterwards
 * is done when the acknowledgement is out. If Slack cannot have got that, an event comes again, finds
 * its answer kept, and has it done then; a command or a tap does not come again.
 */
export async function takeIn(envelope: Envelope, { app, withinMs, log }: TakingIn): Promise<void> {
  const { body, kind } = envelope.arrival
  const tasks: Task[] = []
  let answer: unknown
  let told: Promise<unknown> | undefined
  const deadline = setTimeout(() => {
    if (kind === 'event' && envelope.late === 'wait') return
    log.warn('event takes long', idsOf(body))
    // Nobody sends a command again, and an error would stand beside the answer that still comes. A
    // form would close over answers that may not be kept; with an error it stays to be sent again.
    told =
      kind === 'event' || body.type === 'view_submission'
        ? envelope.refuse().then(() => false)
        : envelope.acknowledge(undefined)
  }, withinMs)
  try {
    await app.processEvent({
      body,
      ack: async (given: unknown) => {
        answer = given
      },
      ...(envelope.retryNum === undefined ? {} : { retryNum: envelope.retryNum }),
      ...(envelope.retryReason === undefined ? {} : { retryReason: envelope.retryReason }),
      customProperties: { [tasksKey]: tasks },
    })
  } catch (error) {
    clearTimeout(deadline)
    if (isNotInstalled(error)) {
      // It will not be installed for being sent again.
      log.warn('event of a workspace that is not installed', idsOf(body))
      await (told ?? envelope.acknowledge(undefined))
      return
    }
    log.failure('event failed', idsOf(body), causeOf(error))
    await (told ?? envelope.refuse())
    return
  }
  clearTimeout(deadline)
  const acknowledged = await (told ?? envelope.acknowledge(answer))
  if (acknowledged !== true && kind === 'event') return
  const failed = (error: unknown) => log.failure('event failed', idsOf(body), error)
  await Promise.all(tasks.map((task) => attempt(task).catch(failed)))
}

/** What it throws at once is no different from what it rejects with. */
async function attempt(task: Task): Promise<void> {
  await task()
}

function isNotInstalled(error: unknown): boolean {
  return causeOf(error) instanceof NotInstalled
}

/** Bolt wraps what a handler threw. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && 'original' in error ? error.original : error
}
