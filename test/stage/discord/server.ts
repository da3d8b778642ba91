/** The local Discord's one HTTP server, and where each request goes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Gateway } from './gateway.js'
import type { Realm } from './realm.js'
import { Rest } from './rest.js'

export class DiscordServer {
  private readonly server: Server
  private readonly rest: Rest

  constructor(
    private readonly realm: Realm,
    gateway: Gateway,
  ) {
    this.rest = new Rest(realm)
    this.server = createServer((request, response) => {
      this.route(request, response).catch((error: unknown) => {
        // A bug of this server, not a fault it plays: it is to be seen. An app that has gone is none.
        if (!request.destroyed || request.complete) console.error(error)
        response.destroy()
      })
    })
    this.server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head))
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', resolve)
    })
    this.realm.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, area, second, third] = url.pathname.split('/')
    if (area === 'api' && second === 'v10') {
      const path = url.pathname.slice('/api/v10'.length)
      return this.rest.handle(path, url.searchParams, request, response)
    }
    const content = area === 'attachments' ? this.realm.uploads.get(third ?? '') : undefined
    if (content === undefined) response.writeHead(404).end()
    else response.end(content)
  }
}
