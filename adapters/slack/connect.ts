/** Slack: where its events arrive. */
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface SlackOptions {
  readonly settings: { readonly transport: { readonly kind: 'http' | 'socket' } }
}

const eventsPath = '/slack/events'

/** Takes no messages yet. */
export function slackPlatform({ settings: { transport } }: SlackOptions) {
  return {
    name: 'slack',
    routes:
      transport.kind === 'http'
        ? [{ method: 'POST' as const, path: eventsPath, handle: refuse }]
        : [],
    async start() {},
    async stop() {},
    ready: () => null,
    where: (url: string) =>
      transport.kind === 'http' ? `Slack over HTTP: ${url}${eventsPath}` : 'Slack over Socket Mode',
  }
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(503).end()
}
