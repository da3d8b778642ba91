/** Socket Mode: the app connects to Slack, and gets everything in envelopes. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Answer, Carrier, Parcel, Why } from './courier.js'
import type { Errand } from './journal.js'
import type { Json } from './payloads.js'
import type { Realm } from './realm.js'

interface Connection {
  readonly id: number
  readonly ws: WebSocket
  /** Told to go: it gets nothing new while there is another. */
  leaving: boolean
  /** By envelope, what is still to be acknowledged. */
  readonly waiting: Map<string, (acknowledged: Json | Why) => void>
}

const envelopeTypes: Record<Errand, string> = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
}

/** How Socket Mode words what HTTP has a header for. */
const retryReasons: Record<Why, string> = {
  http_timeout: 'timeout',
  http_error: 'error',
  connection_failed: 'connection_closed',
  dispatch_failed: 'no_connection',
}

export class Sockets implements Carrier {
  private readonly server = new WebSocketServer({ noServer: true })
  private readonly connections = new Map<number, Connection>()
  private readonly tickets = new Set<string>()
  private opened = 0
  private turn = 0
  private readonly pings: NodeJS.Timeout

  constructor(private readonly realm: Realm) {
    this.pings = setInterval(() => {
      for (const { ws } of this.connections.values()) ws.ping('Ping from the local Slack')
    }, realm.settings.pingEveryInMs)
    this.pings.unref()
  }

  /** An address that is good for one connection. */
  newUrl(): string {
    const ticket = this.realm.nextId('ticket')
    this.tickets.add(ticket)
    return `${this.realm.url.replace('http:', 'ws:')}/link/?ticket=${ticket}`
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '', this.realm.url).searchParams.get('ticket')
    if (ticket === null || !this.tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n')
      return
    }
    this.server.handleUpgrade(request, socket, head, (ws) => this.open(ws))
  }

  get count(): number {
    return this.connections.size
  }

  get ids(): number[] {
    return [...this.connections.keys()]
  }

  async carry(
    parcel: Parcel,
    attempt: number,
    why: Why | undefined,
    taken: () => void,
  ): Promise<Answer> {
    const started = performance.now()
    const waits = parcel.errand === 'event' || attempt > 0
    if (this.connections.size === 0 && !waits) return failed('dispatch_failed', started)
    let connection: Connection | undefined
    // One that was there a moment ago may be gone again.
    while (connection === undefined) {
      const stopped = await this.realm.changes
        .until(() => this.connections.size > 0)
        .then(
          () => false,
          () => true,
        )
      if (stopped) return failed('dispatch_failed', started)
      connection = this.next()
    }
    const envelope = this.realm.nextId('envelope-')
    const acknowledged = await new Promise<Json | Why>((resolve) => {
      const timer = setTimeout(resolve, this.realm.settings.ackWithinInMs, 'http_timeout')
      timer.unref()
      connection.waiting.set(envelope, (how) => {
        clearTimeout(timer)
        connection.waiting.delete(envelope)
        if (typeof how !== 'string') taken()
        resolve(how)
      })
      connection.ws.send(
        JSON.stringify({
          envelope_id: envelope,
          type: envelopeTypes[parcel.errand],
          payload: parcel.body,
          accepts_response_payload: parcel.errand !== 'event',
          ...(parcel.errand === 'event'
            ? {
                retry_attempt: attempt,
                retry_reason: why === undefined ? '' : retryReasons[why],
              }
            : {}),
        }),
      )
    })
    connection.waiting.delete(envelope)
    if (typeof acknowledged === 'string') return failed(acknowledged, started)
    const inMs = performance.now() - started
    return { acknowledged: true, status: 200, inMs, body: acknowledged, why: undefined }
  }

  /** Cuts a connection, or all, without a word: no close frame. */
  drop(id?: number): void {
    for (const connection of this.chosen(id)) {
      this.realm.journal.add({ kind: 'socket', what: 'dropped', id: connection.id })
      connection.ws.terminate()
      this.forget(connection)
    }
  }

  /** Announces the end of a connection, or of all, and lets the app go by itself. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', id?: number): void {
    for (const connection of this.chosen(id)) {
      connection.leaving = true
      this.realm.journal.add({ kind: 'socket', what: 'told to disconnect', id: connection.id })
      connection.ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }))
    }
  }

  stop(): void {
    clearInterval(this.pings)
    for (const connection of this.connections.values()) connection.ws.terminate()
    this.connections.clear()
    this.server.close()
  }

  private open(ws: WebSocket): void {
    this.opened += 1
    const connection: Connection = { id: this.opened, ws, leaving: false, waiting: new Map() }
    ws.on('message', (data) => this.take(connection, String(data)))
    ws.on('close', () => this.forget(connection))
    ws.on('error', () => this.forget(connection))
    this.connections.set(connection.id, connection)
    ws.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.connections.size,
        debug_info: debugInfo,
        connection_info: { app_id: this.realm.settings.appId },
      }),
    )
    this.realm.journal.add({ kind: 'socket', what: 'opened', id: connection.id })
  }

  private take(connection: Connection, data: string): void {
    const { envelope_id, payload } = JSON.parse(data) as { envelope_id: string; payload?: Json }
    const settle = connection.waiting.get(envelope_id)
    if (settle === undefined) return
    settle(this.realm.faults.takeIgnoredAck() ? 'http_timeout' : (payload ?? {}))
  }

  private forget(connection: Connection): void {
    if (!this.connections.delete(connection.id)) return
    this.realm.journal.add({ kind: 'socket', what: 'closed', id: connection.id })
    for (const settle of [...connection.waiting.values()]) settle('connection_failed')
  }

  /** The connections take turns. */
  private next(): Connection | undefined {
    const all = [...this.connections.values()]
    const staying = all.filter((one) => !one.leaving)
    const among = staying.length > 0 ? staying : all
    this.turn += 1
    return among[this.turn % among.length]
  }

  private chosen(id: number | undefined): Connection[] {
    const all = [...this.connections.values()]
    return id === undefined ? all : all.filter((one) => one.id === id)
  }
}

const debugInfo = { host: 'applink-local', build_number: 1, approximate_connection_time: 18060 }

function failed(why: Why, started: number): Answer {
  const inMs = performance.now() - started
  return { acknowledged: false, status: 0, inMs, body: undefined, why }
}
