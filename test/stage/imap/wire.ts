/** What lies between a client and its mail server, and breaks when told to. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly port: number
  /** Breaks in the midst of the next answer that has the text in it; resolves then. */
  breakWithin(text: string): Promise<void>
  /** Breaks every connection, and takes none until it is mended. */
  down(): void
  mend(): void
  /** Resolves when the client next sends the text, which gets no further. */
  holds(text: string): Promise<void>
  /** Resolves when the client next sends the text. */
  sent(text: string): Promise<void>
  close(): Promise<void>
}

export async function wireTo(serverPort: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isDown = false
  let breaking: { readonly text: string; readonly broken: () => void } | null = null
  let holding: { readonly text: string; readonly held: () => void } | null = null
  const listeners = new Set<{ readonly text: string; readonly heard: () => void }>()
  const server = createServer((client) => {
    if (isDown) {
      client.destroy()
      return
    }
    const upstream = connect(serverPort, '127.0.0.1')
    const pair = [client, upstream]
    const end = () => {
      for (const socket of pair) {
        socket.destroy()
        sockets.delete(socket)
      }
    }
    for (const socket of pair) {
      sockets.add(socket)
      socket.on('error', end).on('close', end)
    }
    client.on('data', (data) => {
      if (holding && data.includes(holding.text)) {
        holding.held()
        holding = null
        upstream.pause()
        return
      }
      upstream.write(data)
      for (const listener of listeners) {
        if (!data.includes(listener.text)) continue
        listeners.delete(listener)
        listener.heard()
      }
    })
    upstream.on('data', (data) => {
      if (breaking && data.includes(breaking.text)) {
        const { broken, text } = breaking
        breaking = null
        client.write(data.subarray(0, data.indexOf(text) + text.length), () => {
          end()
          broken()
        })
      } else client.write(data)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    breakWithin: (text) =>
      new Promise((broken) => {
        breaking = { text, broken }
      }),
    down() {
      isDown = true
      drop()
    },
    mend() {
      isDown = false
    },
    holds: (text) =>
      new Promise((held) => {
        holding = { text, held }
      }),
    sent: (text) => new Promise((heard) => listeners.add({ text, heard })),
    async close() {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
