/** The other end of Socket Mode, as small as it may be: one method of the Web API, and sockets. */
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  SocketReceiver,
  type SocketReceiverOptions,
} from '../../adapters/slack/arriving/socket-receiver.js'
import { quietLogger } from '../../adapters/slack/calling/quiet-logger.js'
import {
  type Logged,
  listening,
  logInto,
  never,
  type Staged,
  staged,
} from './slack-receiver-stage.js'

export interface Link {
  readonly socket: WebSocket
  /** What the app has sent over it. */
  readonly received: { readonly envelope_id: string; readonly payload: object }[]
  send(message: object | string): void
  closed: boolean
}

export interface SocketSlack {
  readonly slackApiUrl: string
  /** Every connection so far, oldest first. */
  readonly links: Link[]
  readonly calls: { readonly token: string | undefined }[]
  /** What apps.connections.open answers. */
  opening: () => { readonly status?: number; readonly body: object; readonly headers?: object }
  greet: boolean
  /** Resolves when what it says of this Slack, or of the app, holds. */
  until(holds: () => boolean): Promise<void>
  /** Something has changed that somebody may wait for. */
  changed(): void
}

export async function socketSlack(): Promise<SocketSlack> {
  const waiting = new Set<() => void>()
  const changed = () => {
    for (const look of waiting) look()
  }
  const server = createServer((request, response) => {
    slack.calls.push({ token: request.headers.authorization })
    const { status = 200, body, headers } = slack.opening()
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
    changed()
  })
  const sockets = new WebSocketServer({ server, autoPong: true })
  const port = await listening(server)
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate()
  })
  const slack: SocketSlack = {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    links: [],
    calls: [],
    opening: () => ({ body: { ok: true, url: `ws://127.0.0.1:${port}/link` } }),
    greet: true,
    changed,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
  sockets.on('connection', (socket) => {
    const link: Link = {
      socket,
      received: [],
      closed: false,
      send: (message) =>
        socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    }
    slack.links.push(link)
    socket.on('message', (data) => {
      link.received.push(JSON.parse(String(data)))
      changed()
    })
    socket.on('close', () => {
      link.closed = true
      changed()
    })
    socket.on('error', () => {})
    if (slack.greet) link.send({ type: 'hello', num_connections: 1 })
    changed()
  })
  return slack
}

export interface SocketStage extends Staged {
  readonly receiver: SocketReceiver
  readonly waited: number[]
}

/** With waits of no time, so that what comes after them can be waited for. */
export function overSocket(
  slack: SocketSlack,
  options: Partial<SocketReceiverOptions> = {},
): SocketStage {
  const logged: Logged[] = []
  const log = logInto(logged, slack.changed)
  const waited: number[] = []
  const receiver = new SocketReceiver({
    appToken: 'xapp-1',
    slackApiUrl: slack.slackApiUrl,
    log,
    logger: quietLogger(log),
    answerWithinMs: never,
    helloWithinMs: never,
    waits: {
      afterFailures(failures) {
        waited.push(failures)
        return 0
      },
      afterRefusal: 0,
    },
    ...options,
  })
  onTestFinished(() => receiver.stop())
  return Object.assign(staged(receiver, logged), { receiver, waited })
}

export function eventEnvelope(id: string, payload: object) {
  return { type: 'events_api', envelope_id: id, payload, accepts_response_payload: false }
}

export function commandEnvelope(id: string, payload: object) {
  return { type: 'slash_commands', envelope_id: id, payload, accepts_response_payload: true }
}
