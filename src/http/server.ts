/** A small HTTP listener: a table of routes, limits against slow clients, and an orderly end. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listenOn } from './listen.js'

export interface Route {
  /** `GET` answers `HEAD` too. */
  readonly method: 'GET' | 'POST'
  /** The whole path, without the query; or with `/*` at its end, whatever stands below it. */
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>
}

export interface Listener {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string
  /** Takes no more, lets what runs end, and cuts off what still runs after so many milliseconds. */
  close(withinMs: number): Promise<void>
}

export interface ListenerOptions {
  readonly host: string
  /** 0 for whichever is free. */
  readonly port: number
  readonly routes: readonly Route[]
  /** Told of a handler that threw. */
  readonly failed: (path: string, error: unknown) => void
}

/**
 * Slow clients are given up. Idle connections are kept for longer than the minute after which
 * load balancers drop theirs: whoever closes first must not be us while a request is on its way.
 */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** @throws {ListenError} where the address cannot be had */
export async function listen({ host, port, routes, failed }: ListenerOptions): Promise<Listener> {
  const running = new Set<ServerResponse>()
  let closing = false
  const server = createServer(limits, (request, response) => {
    running.add(response)
    response.on('close', () => running.delete(response))
    if (closing) response.setHeader('connection', 'close')
    // A connection whose answer began before the end was known is closed after it all the same.
    response.on('finish', () => closing && request.socket.destroySoon())
    void answer(request, response, closing ? [] : routes, failed)
  })
  await listenOn(server, { host, port })
  return {
    url: urlOf(server, host),
    close(withinMs) {
      closing = true
      for (const response of running) {
        if (!response.headersSent) response.setHeader('connection', 'close')
      }
      return closed(server, withinMs)
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  failed: ListenerOptions['failed'],
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?')
  const here = routes.filter((route) => leadsTo(route, path))
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route = here.find((one) => one.method === method)
  if (!route) {
    // Nobody reads the rest of a body that nobody wants.
    request.resume()
    if (here.length === 0) return say(response, routes.length === 0 ? 503 : 404)
    response.setHeader('allow', here.map((one) => allowed[one.method]).join(', '))
    return say(response, 405)
  }
  try {
    await route.handle(request, response)
  } catch (error) {
    failed(route.path, error)
    if (response.headersSent) response.destroy()
    else say(response, 500)
  }
}

function leadsTo(route: Route, path: string): boolean {
  return route.path.endsWith('/*') ? path.startsWith(route.path.slice(0, -1)) : route.path === path
}

const allowed = { GET: 'GET, HEAD', POST: 'POST' } as const

const texts = {
  404: 'There is nothing here.\n',
  405: 'Not with this method.\n',
  500: 'Something went wrong here; it was logged.\n',
  503: 'This process is ending.\n',
} as const

function say(response: ServerResponse, status: keyof typeof texts): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(texts[status])
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function closed(server: Server, withinMs: number): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    // Idle connections are closed with it.
    server.close(() => {
      clearTimeout(cut)
      done()
    })
  })
}
