/** A real Bolt app behind a receiver, and what Slack would send to it. */
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, type Context, type Receiver } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import {
  HttpReceiver,
  type HttpReceiverOptions,
} from '../../adapters/slack/arriving/http-receiver.js'
import { onceAcknowledged } from '../../adapters/slack/arriving/take-in.js'
import type { Log } from '../../adapters/slack/calling/log.js'
import { quietLogger } from '../../adapters/slack/calling/quiet-logger.js'
import { webClientOptions } from '../../adapters/slack/calling/web-client-options.js'
import { NotInstalled } from '../../adapters/slack/workspaces/workspaces.js'

/** Longer than any test. */
export const never = 2 ** 31 - 1

const secret = 'the signing secret'

export interface Logged {
  readonly event: string
  readonly ids: Readonly<Record<string, string | number>>
}

export function logInto(lines: Logged[], logged = () => {}): Log {
  const log = (event: string, ids: Logged['ids'] = {}) => {
    lines.push({ event, ids })
    logged()
  }
  return { info: log, warn: log, failure: (event, ids) => log(event, ids) }
}

/** What handlers did and what was told to Slack, in the order in which it happened. */
export interface Staged {
  readonly app: App
  readonly happened: string[]
  readonly logged: Logged[]
  /** What the handler of every event does before it returns. */
  during: () => Promise<unknown>
}

export function staged(receiver: Receiver, logged: Logged[]): Staged {
  const happened: string[] = []
  const logger = quietLogger(logInto(logged))
  const app = new App({
    receiver,
    logger,
    clientOptions: webClientOptions({ slackApiUrl: 'http://127.0.0.1:9/api/', logger }),
    convoStore: false,
    authorize: async ({ teamId }) => {
      if (teamId === 'T0') throw new NotInstalled('T0')
      if (teamId === 'T9') throw new Error('The store cannot be read')
      return { botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' }
    },
  })
  const stage: Staged = { app, happened, logged, during: async () => {} }
  const take = async (what: string, context: Context) => {
    happened.push(`${what} begins`)
    onceAcknowledged(context, () => {
      happened.push(`${what} goes on`)
    })
    await stage.during()
    happened.push(`${what} ends`)
  }
  app.event('message', ({ body, context }) => take(body.event_id, context))
  app.command('/certpath', async ({ command, context, ack }) => {
    await take(command.text, context)
    await ack({ text: 'one moment' })
  })
  app.action('tap', ({ context }) => take('tap', context))
  app.view('form', async ({ ack, context }) => {
    await take('form', context)
    await ack({ response_action: 'errors', errors: { name: 'A name, please' } })
  })
  return stage
}

export interface HttpStage extends Staged {
  readonly receiver: HttpReceiver
  readonly url: string
  readonly port: number
  /** Resolves when somebody has gone away before the answer. */
  readonly gone: Promise<void>
}

export async function overHttp(options: Partial<HttpReceiverOptions> = {}): Promise<HttpStage> {
  const logged: Logged[] = []
  const receiver = new HttpReceiver({
    signingSecret: secret,
    log: logInto(logged),
    answerWithinMs: never,
    ...options,
  })
  const stage = staged(receiver, logged)
  await receiver.start()
  const gone = held()
  const server = createServer((request, response) => {
    const route = receiver.routes.find(({ path }) => path === request.url)
    response.on('finish', () => stage.happened.push(`answered ${response.statusCode}`))
    response.on('close', () => response.writableFinished || gone.release())
    void route?.handle(request, response)
  })
  const port = await listening(server)
  const url = `http://127.0.0.1:${port}/slack/events`
  return Object.assign(stage, { receiver, port, url, gone: gone.until })
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

export function signature(body: string, at: number, key = secret): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` }
}

export const json = { 'content-type': 'application/json' }
export const form = { 'content-type': 'application/x-www-form-urlencoded' }

export function post(url: string, body: string, headers: Record<string, string>) {
  return fetch(url, { method: 'POST', body, headers })
}

export function send(url: string, body: object) {
  const text = JSON.stringify(body)
  return post(url, text, { ...json, ...signature(text, Date.now()) })
}

export function sendForm(url: string, fields: Record<string, string>) {
  const text = new URLSearchParams(fields).toString()
  return post(url, text, { ...form, ...signature(text, Date.now()) })
}

export function message(event: string, team = 'T1') {
  return {
    type: 'event_callback',
    team_id: team,
    event_id: event,
    event_time: 1,
    event: {
      type: 'message',
      channel: 'D1',
      channel_type: 'im',
      user: 'U1',
      text: 'hi',
      ts: '1.1',
    },
  }
}

export const command = { command: '/certpath', text: 'why', team_id: 'T1', user_id: 'U1' }

const person = { user: { id: 'U1', team_id: 'T1' }, team: { id: 'T1' } }

export const tap = { type: 'block_actions', ...person, actions: [{ action_id: 'tap' }] }

export const submission = { type: 'view_submission', ...person, view: { callback_id: 'form' } }

/** Something to wait for that the test lets happen. */
export function held() {
  let release = () => {}
  const until = new Promise<void>((resolve) => {
    release = resolve
  })
  return { until, release }
}
