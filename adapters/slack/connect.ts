/** Slack, put together: how its events get in, what becomes of them, and how answers get out. */
import { App } from '@slack/bolt'
import type { Courier, OutboxConversations } from '../../src/outbox/platform.js'
import { slackApi } from './api.js'
import { slackCourier } from './courier.js'
import { hearCommands } from './hear-commands.js'
import { hearMessages } from './hear-messages.js'
import { hearPages } from './hear-pages.js'
import { hearRemovals } from './hear-removals.js'
import { hearTaps } from './hear-taps.js'
import { HttpReceiver, type Route } from './http-receiver.js'
import type { Log } from './log.js'
import { oneWorkspace } from './one-workspace.js'
import { Pace } from './pace.js'
import { quietLogger } from './quiet-logger.js'
import { retryWaits } from './retry-waits.js'
import { SocketReceiver } from './socket-receiver.js'
import { surfacesOn } from './surfaces.js'
import { webClientOptions } from './web-client-options.js'
import type { SlackWords } from './words.js'

export interface SlackSettings {
  readonly apiUrl: string
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string }
  readonly installation:
    | { readonly kind: 'single'; readonly botToken: string }
    | {
        readonly kind: 'oauth'
        readonly clientId: string
        readonly clientSecret: string
        readonly secretKey: Uint8Array
        readonly publicUrl: string
      }
}

export interface SlackWorld {
  readonly settings: SlackSettings
  readonly words: SlackWords
  readonly log: Log
  /** Hands this adapter's courier the answers to deliver. */
  deliveredBy(courier: Courier): OutboxConversations
}

export function slackPlatform({ settings, words, log, deliveredBy }: SlackWorld) {
  const { apiUrl, transport, installation } = settings
  const now = Date.now
  const logger = quietLogger(log)
  const clientOptions = () => webClientOptions({ slackApiUrl: apiUrl, logger })
  const waits = retryWaits(Math.random)
  const receiver =
    transport.kind === 'http'
      ? new HttpReceiver({ signingSecret: transport.signingSecret, log })
      : new SocketReceiver({ appToken: transport.appToken, slackApiUrl: apiUrl, log, logger, waits })
  const workspaces = oneWorkspace({ installation, clientOptions, log, waits })
  const api = slackApi(workspaces, clientOptions)
  const conversations = deliveredBy(
    slackCourier({ api, pace: new Pace(() => performance.now()), words, now }),
  )
  const surfaces = surfacesOn({ conversations, api, words, log })
  const app = new App({
    receiver,
    authorize: workspaces.authorize,
    clientOptions: clientOptions(),
    logger,
  })
  // Bolt would go on: whoever took the event in must know that it was not kept.
  app.error(async (error) => {
    throw error
  })
  const hearing = { conversations, surfaces, now, log }
  hearMessages(app, hearing)
  hearCommands(app, hearing)
  hearTaps(app, hearing)
  hearPages(app, hearing)
  hearRemovals(app, workspaces)
  const routes: readonly Route[] = receiver instanceof HttpReceiver ? receiver.routes : []
  return {
    name: 'slack',
    routes,
    async start() {
      await workspaces.start()
      await receiver.start()
    },
    async stop() {
      await receiver.stop()
      await workspaces.stop()
    },
    ready: () => receiver.notReady() ?? workspaces.notReady(),
    where: (url: string) =>
      transport.kind === 'http' ? `Slack over HTTP: ${url}/slack/events` : 'Slack over Socket Mode',
  }
}
