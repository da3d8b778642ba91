/** The gateway: whoever is connected is told what happens, and may come back for what it missed. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { closings, op, parse, send } from './gateway-words.js'
import { guildOf, joined, readyFor } from './greeting.js'
import { areAllowed, areValid, asRead, intent, neededFor } from './intents.js'
import type { SessionHappening } from './journal.js'
import type { Json, Message } from './payloads.js'
import type { Place } from './places.js'
import type { Realm } from './realm.js'
import { Session } from './sessions.js'

export class Gateway {
  /** How many sessions may still be started. */
  remaining: number
  /** How often a session was started anew, and taken up again. */
  identifies = 0
  resumes = 0
  private readonly server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  private readonly sessions = new Map<string, Session>()
  private readonly sockets = new Map<WebSocket, Session | undefined>()
  private acks = true
  private turnedAway: keyof typeof closings | undefined
  private again = 0
  private held: (() => void)[] | undefined

  constructor(private readonly realm: Realm) {
    this.remaining = realm.settings.sessionStarts.remaining
    realm.sessionStartsLeft = () => this.remaining
    realm.dispatch = (event, data, place) => this.dispatch(event, data, place)
  }

  get url(): string {
    return this.realm.url.replace('http:', 'ws:')
  }

  /** How many sessions are connected. */
  get count(): number {
    let connected = 0
    for (const session of this.sockets.values()) if (session !== undefined) connected += 1
    return connected
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const asked = new URL(request.url ?? '', this.realm.url).searchParams
    const isSpoken = asked.get('v') === '10' && asked.get('encoding') === 'json'
    if (!isSpoken || asked.has('compress')) {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
      return
    }
    this.server.handleUpgrade(request, socket, head, (ws) => this.open(ws))
  }

  /** Cuts every connection without a word; the sessions can be resumed. */
  drop(): void {
    for (const [socket, session] of this.sockets) {
      this.note('dropped', session)
      this.forget(socket, true)
      socket.terminate()
    }
  }

  /** Asks every session to come back over a new connection: op 7. */
  reconnect(): void {
    for (const [socket, session] of this.sockets) {
      this.note('told to reconnect', session)
      send(socket, op.reconnect, null)
    }
  }

  /** Tells every session that it is no longer valid, or not for the moment: op 9. */
  invalidate(mayResume: boolean): void {
    for (const [socket, session] of this.sockets) {
      this.note('invalidated', session)
      if (!mayResume && session !== undefined) this.sessions.delete(session.id)
      send(socket, op.invalidSession, mayResume)
    }
  }

  /** Closes every connection for good, with the reason that it has. */
  close(code: keyof typeof closings): void {
    for (const socket of this.sockets.keys()) this.refuse(socket, code)
  }

  /** Whoever identifies is turned away with this code, until further notice. */
  turnAway(code: keyof typeof closings | undefined): void {
    this.turnedAway = code
  }

  /** No session can be resumed any more, as after a longer outage. */
  forgetSessions(): void {
    for (const [id, { socket }] of this.sessions) if (socket === undefined) this.sessions.delete(id)
  }

  /** Heartbeats go unanswered until further notice: the connection is a zombie. */
  stopAcks(): void {
    this.acks = false
  }

  startAcks(): void {
    this.acks = true
  }

  /** The next session that resumes gets so many events once more that it had before. */
  redeliverOnResume(events: number): void {
    this.again = events
  }

  /** Nothing is dispatched until `release`. */
  hold(): void {
    this.held ??= []
  }

  release(): void {
    const held = this.held ?? []
    this.held = undefined
    for (const dispatch of held) dispatch()
  }

  stop(): void {
    for (const socket of this.sockets.keys()) socket.terminate()
    this.sockets.clear()
    this.server.close()
  }

  /** Sends an event to all who are to know, and keeps it for those who may come back. */
  private dispatch(event: string, data: Json, place?: Place): number {
    const needed = neededFor(event, place?.guild !== undefined)
    const told = [...this.sessions.values()].filter(
      ({ intents }) => needed === undefined || (intents & needed) !== 0,
    )
    this.realm.journal.add({ kind: 'sent', event, data, sessions: told.length })
    const isRestricted =
      place !== undefined && place.bot === 'none' && event !== 'INTERACTION_CREATE'
    if (isRestricted) return 0
    const go = (): void => {
      for (const session of told) session.send(event, this.readBy(session, event, data, place))
    }
    if (this.held === undefined) go()
    else this.held.push(go)
    return told.length
  }

  private readBy({ intents }: Session, event: string, data: Json, place: Place | undefined): Json {
    if (event !== 'MESSAGE_CREATE' && event !== 'MESSAGE_UPDATE') return data
    const hasIntent = (intents & intent.messageContent) !== 0
    const isDm = place?.isDm === true
    const botId = this.realm.bot.id
    return { ...asRead(data as unknown as Message, { botId, isDm, hasIntent }) }
  }

  private open(ws: WebSocket): void {
    this.sockets.set(ws, undefined)
    ws.on('message', (data) => this.take(ws, data))
    ws.on('close', (code) => this.forget(ws, code !== 1000 && code !== 1001))
    ws.on('error', () => this.forget(ws, true))
    send(ws, op.hello, { heartbeat_interval: this.realm.settings.heartbeatIntervalInMs })
  }

  private take(ws: WebSocket, data: RawData): void {
    const said = parse(String(data))
    switch (said?.op) {
      case op.heartbeat:
        if (this.acks) send(ws, op.ack, null)
        break
      case op.identify:
        this.identify(ws, (said?.d ?? {}) as Json)
        break
      case op.resume:
        this.resume(ws, (said?.d ?? {}) as Json)
        break
      case op.presence:
      case op.voice:
      case op.requestMembers:
        if (this.sockets.get(ws) === undefined) this.refuse(ws, 4003)
        break
      default:
        this.refuse(ws, said === undefined ? 4002 : 4001)
    }
  }

  private identify(ws: WebSocket, { token, intents }: Json): void {
    const { settings } = this.realm
    if (this.sockets.get(ws) !== undefined) this.refuse(ws, 4005)
    else if (token !== settings.botToken) this.refuse(ws, 4004)
    else if (this.turnedAway !== undefined) this.refuse(ws, this.turnedAway)
    else if (!areValid(intents)) this.refuse(ws, 4013)
    else if (!areAllowed(intents, settings.privilegedIntents)) this.refuse(ws, 4014)
    else this.start(ws, intents)
  }

  private start(ws: WebSocket, intents: number): void {
    const { realm } = this
    this.remaining = Math.max(0, this.remaining - 1)
    this.identifies += 1
    const session = new Session(realm.nextId(), intents, ws)
    this.sessions.set(session.id, session)
    this.sockets.set(ws, session)
    session.send('READY', readyFor(realm, session.id, this.url))
    if ((intents & intent.guilds) !== 0) {
      for (const guild of joined(realm)) session.send('GUILD_CREATE', guildOf(realm, guild))
    }
    this.note('identified', session)
  }

  private resume(ws: WebSocket, { token, session_id, seq }: Json): void {
    const session = this.sessions.get(String(session_id))
    if (token !== this.realm.settings.botToken) this.refuse(ws, 4004)
    else if (session === undefined) send(ws, op.invalidSession, false)
    else if (!session.knows(Number(seq))) {
      this.sessions.delete(session.id)
      send(ws, op.invalidSession, false)
    } else {
      this.attach(ws, session)
      session.replay(ws, Number(seq), this.again)
      this.again = 0
      this.resumes += 1
      session.send('RESUMED', {})
      this.note('resumed', session)
    }
  }

  /** A session has one connection: an older one is closed. */
  private attach(ws: WebSocket, session: Session): void {
    const before = session.socket
    if (before !== undefined && before !== ws) {
      this.sockets.delete(before)
      before.close(4000)
    }
    session.socket = ws
    this.sockets.set(ws, session)
  }

  private refuse(ws: WebSocket, code: keyof typeof closings): void {
    this.realm.journal.add({ kind: 'session', what: 'refused', id: String(code) })
    ws.close(code, closings[code])
  }

  private forget(ws: WebSocket, mayResume: boolean): void {
    const session = this.sockets.get(ws)
    if (!this.sockets.delete(ws) || session === undefined) return
    session.socket = undefined
    if (!mayResume) this.sessions.delete(session.id)
    this.note('closed', session)
  }

  private note(what: SessionHappening, session: Session | undefined): void {
    this.realm.journal.add({ kind: 'session', what, id: session?.id ?? '' })
    this.realm.changes.notify()
  }
}
