/** Stands between a store and its server, and does to a commit what networks and servers do. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** What becomes of the next commit. */
export type Fate =
  | { readonly kind: 'lost before' }
  | { readonly kind: 'lost after' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }

export class FaultyWire implements AsyncDisposable {
  readonly #fates: Fate[] = []
  readonly #sockets = new Set<Socket>()
  #silent = false

  private constructor(
    private readonly server: Server,
    private readonly behind: URL,
  ) {
    server.on('connection', (client) => this.relay(client))
  }

  static async before(address: string): Promise<FaultyWire> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new FaultyWire(server, new URL(address))
  }

  get address(): string {
    const listening = this.server.address()
    if (listening === null || typeof listening === 'string') throw new Error('No port')
    const address = new URL(this.behind)
    address.port = String(listening.port)
    return address.href
  }

  next(...fates: readonly Fate[]): void {
    this.#fates.push(...fates)
  }

  /** From now on nothing comes back, and nothing says why. */
  fallSilent(): void {
    this.#silent = true
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.server.close()
    await once(this.server, 'close')
  }

  private relay(client: Socket): void {
    const server = connect(Number(this.behind.port), this.behind.hostname)
    let cutAtAnswer = false
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
    client.on('data', (chunk) => {
      const fate = chunk.includes('commit\0') ? this.#fates.shift() : undefined
      switch (fate?.kind) {
        case 'lost before':
          client.destroy()
          return
        case 'refused':
          client.write(refusal(fate.code, fate.detail))
          return
        case 'lost after':
          cutAtAnswer = true
      }
      server.write(chunk)
    })
    server.on('data', (chunk) => {
      if (cutAtAnswer) client.destroy()
      else if (!this.#silent) client.write(chunk)
    })
  }
}

/** An ErrorResponse and a ReadyForQuery, as the server says that a statement has failed. */
function refusal(code: string, detail: string): Buffer {
  const fields = ['SERROR', 'VERROR', `C${code}`, `Mabout ${detail}`, `D${detail}`, `W${detail}`]
  const body = Buffer.from(`${fields.map((field) => `${field}\0`).join('')}\0`)
  const error = Buffer.alloc(5)
  error.write('E')
  error.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([error, body, Buffer.from([0x5a, 0, 0, 0, 5, 0x54])])
}
