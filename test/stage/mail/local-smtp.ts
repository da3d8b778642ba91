/** A mail server on this machine, which keeps what it takes and does as it is told. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly mail: ParsedMail
}

/** What it says in place of yes, and at which command. */
export interface Refusal {
  readonly at: 'mail' | 'rcpt' | 'data'
  readonly code: number
}

export type Behaviour = Refusal | 'take' | 'take and hang up'

export class LocalSmtp implements AsyncDisposable {
  readonly taken: Taken[] = []
  /** What was refused, by code. */
  readonly refused: number[] = []
  readonly #next: Behaviour[] = []
  /** What it does when nothing else is said. */
  otherwise: Behaviour = 'take'
  #heard = () => {}
  #current: Behaviour = 'take'

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(options: SMTPServerOptions = {}, port = 0): Promise<LocalSmtp> {
    let local: LocalSmtp | undefined
    const there = () => {
      if (!local) throw new Error('It has not begun yet')
      return local
    }
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onMailFrom: (_, __, done) => done(there().faultAt('mail')),
      onRcptTo: (_, __, done) => done(there().faultAt('rcpt')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => void there().take(Buffer.concat(chunks), session, done))
      },
      ...options,
    })
    server.on('error', () => {})
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    local = new LocalSmtp(server, (server.server.address() as AddressInfo).port)
    return local
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  /** What it does with the next letters, in their order. */
  next(...behaviours: readonly Behaviour[]): void {
    this.#next.push(...behaviours)
  }

  /** Resolves once it has taken so many. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds())
      await new Promise<void>((heard) => {
        this.#heard = heard
      })
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => this.server.close(closed))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }

  private faultAt(at: Refusal['at']): Error | null {
    if (at === 'mail') this.#current = this.#next.shift() ?? this.otherwise
    const behaviour = this.#current
    if (typeof behaviour === 'string' || behaviour.at !== at) return null
    this.refused.push(behaviour.code)
    this.#heard()
    return Object.assign(new Error('as it was told'), { responseCode: behaviour.code })
  }

  private async take(
    raw: Buffer,
    session: Parameters<NonNullable<SMTPServerOptions['onData']>>[1],
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const fault = this.faultAt('data')
    if (fault) return done(fault)
    const { mailFrom, rcptTo } = session.envelope
    this.taken.push({
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      raw: raw.toString('latin1'),
      mail: await simpleParser(raw),
    })
    if (this.#current === 'take and hang up') {
      // Its yes is never heard.
      for (const connection of this.connections()) connection._socket.destroy()
    } else done()
    this.#heard()
  }

  private connections(): Iterable<{ readonly _socket: { destroy(): void } }> {
    return (this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
      .connections
  }
}
