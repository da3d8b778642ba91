/** Slack, put together: how its events get in, what becomes of them, and how answers get out. */
import { App } from '@slack/bolt'
import type { Courier, OutboxConversations } from '../../src/outbox/platform.js'
import { HttpReceiver, type Route } from './arriving/http-receiver.js'
import { retryWaits } from './arriving/retry-waits.js'
import { SocketReceiver } from './arriving/socket-receiver.js'
import { slackApi } from './calling/api.js'
import type { Log } from './calling/log.js'
import { quietLogger } from './calling/quiet-logger.js'
import { webClientOptions } from './calling/web-client-options.js'
import type { SlackWords } from './drawing/words.js'
import { hearCommands } from './hearing/commands.js'
import { hearMessages } from './hearing/messages.js'
import { hearPages } from './hearing/pages.js'
import { hearRemovals } from './hearing/removals.js'
import { surfacesOn } from './hearing/surfaces.js'
import { hearTaps } from './hearing/taps.js'
import { slackCourier } from './sending/courier.js'
import { Pace } from './sending/pace.js'
import { oneWorkspace } from './workspaces/one-workspace.js'

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
      : new SocketReceiver({
          appToken: transport.appToken,
          slackApiUrl: apiUrl,
          log,
          logger,
          waits,
        })
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
