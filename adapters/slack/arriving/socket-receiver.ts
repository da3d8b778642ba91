/** Slack's events by Socket Mode: a connection that is always there, or soon again. */
import { setTimeout as pause } from 'node:timers/promises'
import type { App, Logger, Receiver } from '@slack/bolt'
import type { Log } from '../calling/log.js'
import { SlackRefused } from '../calling/slack-refused.js'
import { type Fault, faultOf } from '../calling/token-fault.js'
import { arrivalOf } from './arrival.js'
import { InHand } from './in-hand.js'
import type { RetryWaits } from './retry-waits.js'
import {
  type Connection,
  type ConnectionOptions,
  connect,
  type Delivery,
} from './socket-connection.js'
import { type Envelope, takeIn } from './take-in.js'

export interface SocketReceiverOptions {
  readonly appToken: string
  readonly slackApiUrl: string
  readonly log: Log
  readonly logger: Logger
  readonly waits: RetryWaits
  readonly helloWithinMs?: number
  readonly silenceMs?: ConnectionOptions['silenceMs']
  /** As by HTTP: Slack tells people after three seconds that nothing came. */
  readonly answerWithinMs?: number
}

/** A connection that has held for this long was a good one: the next is made at once. */
const steadyMs = 10_000

export class SocketReceiver implements Receiver {
  readonly #inHand = new InHand()
  readonly #connections = new Map<Connection, InHand>()
  readonly #stopping = new AbortController()
  readonly #stopped = aborted(this.#stopping.signal)
  #app: App | undefined
  #running: Promise<void> | undefined
  #trouble = 'not connected'

  constructor(private readonly options: SocketReceiverOptions) {}

  init(app: App): void {
    this.#app = app
  }

  /**
   * Resolves when it is connected, or will be as soon as Slack can be reached.
   * @throws {SlackRefused}
   */
  async start(): Promise<void> {
    const first = await this.#connect()
    if (first.kind === 'failed' && first.fault.kind === 'refused')
      throw new SlackRefused('SLACK_APP_TOKEN', first.fault.code)
    this.#running = this.#stayConnected(first)
  }

  /** Takes no new event, and resolves when those in hand are done. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    await this.#inHand.settled()
    await Promise.all([...this.#connections.keys()].map((connection) => connection.close()))
  }

  /** Why no event gets in, in a word or two, or null. */
  notReady(): string | null {
    return this.#connections.size > 0 ? null : this.#trouble
  }

  async #stayConnected(first: Attempt): Promise<void> {
    const { log, waits } = this.options
    const { signal } = this.#stopping
    let attempt = first
    let failures = attempt.kind === 'connected' ? 0 : 1
    while (!signal.aborted) {
      if (attempt.kind === 'connected') {
        const why = await Promise.race([attempt.connection.leaving, this.#stopped])
        if (signal.aborted) return
        log.info('slack socket is left', { why })
        if (performance.now() - attempt.since >= steadyMs) failures = 0
      }
      await pause(waitAfter(attempt, failures, waits), undefined, { signal }).catch(() => {})
      failures += 1
      if (!signal.aborted) attempt = await this.#connect()
    }
  }

  async #connect(): Promise<Attempt> {
    const { helloWithinMs = 10_000, log } = this.options
    const inHand = new InHand()
    try {
      const connection = await connect({
        ...this.options,
        helloWithinMs,
        received: (delivery) => this.#receive(delivery, inHand),
        signal: this.#stopping.signal,
      })
      this.#adopt(connection, inHand)
      log.info('slack socket is open')
      return { kind: 'connected', connection, since: performance.now() }
    } catch (error) {
      const fault = faultOf(error)
      this.#trouble = fault.code
      if (!this.#stopping.signal.aborted)
        log.warn('slack socket does not open', { why: fault.code })
      return { kind: 'failed', fault }
    }
  }

  /** The ones before are closed when they have acknowledged what came by them. */
  #adopt(connection: Connection, inHand: InHand): void {
    for (const [earlier, its] of this.#connections) void its.settled().then(() => earlier.close())
    this.#connections.set(connection, inHand)
    void connection.ended.then(() => {
      this.#connections.delete(connection)
      this.#trouble = 'connection lost'
    })
  }

  #receive(delivery: Delivery, inHand: InHand): void {
    const app = this.#app
    // Not acknowledged: Slack has another connection for it, or tries again.
    if (this.#stopping.signal.aborted || app === undefined) return
    const { log, answerWithinMs: withinMs = 2_500 } = this.options
    const arrival = arrivalOf(delivery.body)
    if (arrival.kind !== 'event' && arrival.kind !== 'once') {
      log.warn('slack says', { type: arrival.kind === 'other' ? arrival.type : arrival.kind })
      void acknowledge(delivery, undefined)
      return
    }
    const envelope: Envelope = {
      arrival,
      retryNum: delivery.retryNum,
      retryReason: delivery.retryReason,
      acknowledge: (answer) => acknowledge(delivery, answer),
      refuse: async () => {},
      late: 'wait',
    }
    void this.#inHand.add(inHand.add(takeIn(envelope, { app, withinMs, log })))
  }
}

type Attempt =
  | { readonly kind: 'connected'; readonly connection: Connection; readonly since: number }
  | { readonly kind: 'failed'; readonly fault: Fault }

function waitAfter(attempt: Attempt, failures: number, waits: RetryWaits): number {
  if (attempt.kind === 'connected') return waits.afterFailures(failures)
  const { fault } = attempt
  if (fault.kind === 'refused') return waits.afterRefusal
  return Math.max(waits.afterFailures(failures), fault.waitMs)
}

async function acknowledge(delivery: Delivery, answer: unknown): Promise<boolean> {
  try {
    await delivery.acknowledge(delivery.takesAnswer ? answer : undefined)
    return true
  } catch {
    return false
  }
}

function aborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
}
