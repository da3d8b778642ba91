/** One connection to Slack, from its hello to its end. */
import type { Logger } from '@slack/bolt'
import { SocketModeClient } from '@slack/socket-mode'
import type { Log } from '../calling/log.js'
import { webClientOptions } from '../calling/web-client-options.js'
import { isRecord } from './arrival.js'

export interface ConnectionOptions {
  readonly appToken: string
  readonly slackApiUrl: string
  readonly log: Log
  readonly logger: Logger
  /** How long Slack may take until its hello. */
  readonly helloWithinMs: number
  /** How long the other end may be silent until it counts as gone. */
  readonly silenceMs?: { readonly ours: number; readonly slacks: number } | undefined
  readonly received: (delivery: Delivery) => void
  /** Gives up while it is connecting. */
  readonly signal: AbortSignal
}

/** What Slack sends over the socket. */
export interface Delivery {
  readonly body: unknown
  readonly retryNum: number | undefined
  readonly retryReason: string | undefined
  /** Whether an answer may be more than a receipt. */
  readonly takesAnswer: boolean
  /** Fails if the connection has ended. */
  acknowledge(answer: unknown): Promise<void>
}

export interface Connection {
  /** Slack asks to connect anew, and says why; or the connection has ended. */
  readonly leaving: Promise<string>
  readonly ended: Promise<void>
  close(): Promise<void>
}

/** @throws what the Web API's client throws, or for a connection that did not come about */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { appToken, log, logger, silenceMs, received } = options
  const client = new SocketModeClient({
    appToken,
    logger,
    // It waits for seconds before it reconnects, and never comes back from a reconnection that fails.
    autoReconnectEnabled: false,
    clientOptions: webClientOptions(options),
    ...(silenceMs && { clientPingTimeout: silenceMs.ours, serverPingTimeout: silenceMs.slacks }),
  })
  const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()))
  const leaving = Promise.race([
    new Promise<string>((asked) => guardMessages(client, asked, log)),
    ended.then(() => 'ended'),
  ])
  client.on('slack_event', (event: SlackEvent) =>
    received({
      body: event.body,
      retryNum: event.retry_num,
      retryReason: event.retry_reason,
      takesAnswer: event.accepts_response_payload === true,
      acknowledge: (answer) => event.ack(answer),
    }),
  )
  await hello(client, options)
  return { leaving, ended, close: () => close(client) }
}

interface SlackEvent {
  readonly body: unknown
  readonly retry_num?: number
  readonly retry_reason?: string
  readonly accepts_response_payload?: boolean
  ack(answer: unknown): Promise<void>
}

/**
 * Slack says a while ahead that it will close a connection. The client would close it at once, with
 * events in hand that then cannot be acknowledged; so it does not get to know. And a message that it
 * does not expect would be a rejection that nobody handles, which ends the process.
 */
function guardMessages(client: SocketModeClient, asked: (why: string) => void, log: Log): void {
  const handlers = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', async (data: unknown, ...rest: unknown[]) => {
    try {
      const message = typeof data === 'string' ? JSON.parse(data) : undefined
      if (!isRecord(message)) throw new TypeError('Slack sends records')
      if (message.type === 'disconnect') asked(String(message.reason))
      else for (const handle of handlers) await handle(data, ...rest)
    } catch (error) {
      log.failure('socket message not understood', {}, error)
    }
  })
}

async function hello(client: SocketModeClient, options: ConnectionOptions): Promise<void> {
  const { helloWithinMs, signal } = options
  const started = client.start()
  let giveUp = () => {}
  const gaveUp = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('Slack said no hello'))
  })
  const timer = setTimeout(giveUp, helloWithinMs)
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    await Promise.race([started, gaveUp])
  } catch (error) {
    // It may still be asking for an address, and would then take events that nobody handles.
    const drop = () => void close(client)
    client.once('connecting', () => setImmediate(drop))
    drop()
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
  }
}

const goodbyeMs = 1_000

/** A second time makes it close at once, without the other end. */
async function close(client: SocketModeClient): Promise<void> {
  const closed = client.disconnect()
  const timer = setTimeout(() => void client.disconnect(), goodbyeMs)
  await closed
  clearTimeout(timer)
}
