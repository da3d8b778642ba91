/** Slack, put together: how its events get in, what becomes of them, and how answers get out. */
import { App, type Logger } from '@slack/bolt'
import type { OutboxConversations, ReachingCourier } from '../../src/outbox/platform.js'
import { sealerWith } from '../../src/signing/sealed.js'
import { signerWith } from '../../src/signing/signed.js'
import { HttpReceiver, type Route } from './arriving/http-receiver.js'
import { type RetryWaits, retryWaits } from './arriving/retry-waits.js'
import { SocketReceiver } from './arriving/socket-receiver.js'
import { slackApi } from './calling/api.js'
import type { Log } from './calling/log.js'
import { quietLogger } from './calling/quiet-logger.js'
import { webClientOptions } from './calling/web-client-options.js'
import type { SlackWords } from './drawing/words.js'
import { hearCommands } from './hearing/commands.js'
import { hearMessages } from './hearing/messages.js'
import { hearPages } from './hearing/pages.js'
import { surfacesOn } from './hearing/surfaces.js'
import { hearTaps } from './hearing/taps.js'
import { slackCourier } from './sending/courier.js'
import { Pace } from './sending/pace.js'
import { installRoutes } from './workspaces/install-routes.js'
import { type InstallationShelf, InstalledWorkspaces } from './workspaces/installed-workspaces.js'
import type { UseOnce } from './workspaces/oauth-state.js'
import { watchRemovals } from './workspaces/removals.js'
import { SingleWorkspace } from './workspaces/single-workspace.js'
import type { Workspaces } from './workspaces/workspaces.js'

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
  readonly store: {
    /** Milliseconds since 1970, by a clock that all processes share. */
    readonly now: () => number
    readonly installations: InstallationShelf
    readonly useOnce: UseOnce
  }
  /** Hands this adapter's courier the answers to deliver. */
  deliveredBy(courier: ReachingCourier): OutboxConversations
}

/**
 * Everything of Slack, as `certpath serve` runs it.
 * @returns what it brings to the HTTP listener, how it starts and stops, and whether it is ready
 */
export function slackPlatform({ settings, words, log, store, deliveredBy }: SlackWorld) {
  const { transport } = settings
  const { now } = store
  const logger = quietLogger(log)
  const waits = retryWaits(Math.random)
  const calls = { slackApiUrl: settings.apiUrl, log, logger, waits }
  const clientOptions = () => webClientOptions(calls)
  const receiver =
    transport.kind === 'http'
      ? new HttpReceiver({ signingSecret: transport.signingSecret, log })
      : new SocketReceiver({ appToken: transport.appToken, ...calls })
  const { workspaces, pages } = workspacesOf(settings, store, calls)
  const api = slackApi(workspaces, clientOptions)
  const conversations = deliveredBy(
    slackCourier({ api, pace: new Pace(() => performance.now()), words, now }),
  )
  const app = new App({
    receiver,
    authorize: workspaces.authorize,
    // What is known of a talk is in the store; Bolt's own would look for it with every event.
    convoStore: false,
    clientOptions: clientOptions(),
    logger,
  })
  const surfaces = surfacesOn({ conversations, api, words, log })
  const hearing = { conversations, surfaces, now }
  hearMessages(app, hearing)
  hearCommands(app, hearing)
  hearTaps(app, hearing)
  hearPages(app, hearing)
  watchRemovals(app, workspaces, conversations)
  return {
    name: 'slack',
    routes: [...(receiver instanceof HttpReceiver ? receiver.routes : []), ...pages],
    async start() {
      await workspaces.start()
      await receiver.start()
    },
    async stop() {
      await receiver.stop()
      await workspaces.stop()
    },
    ready: () => receiver.notReady() ?? workspaces.notReady(),
    socket: receiver instanceof SocketReceiver ? () => receiver.notReady() : null,
    where: (url: string) =>
      transport.kind === 'http' ? `Slack over HTTP: ${url}/slack/events` : 'Slack over Socket Mode',
  }
}

interface Calls {
  readonly slackApiUrl: string
  readonly log: Log
  readonly logger: Logger
  readonly waits: RetryWaits
}

function workspacesOf(
  { installation }: SlackSettings,
  { now, installations, useOnce }: SlackWorld['store'],
  calls: Calls,
): { readonly workspaces: Workspaces; readonly pages: readonly Route[] } {
  if (installation.kind === 'single') {
    const { botToken } = installation
    return { workspaces: new SingleWorkspace({ botToken, ...calls }), pages: [] }
  }
  const { clientId, clientSecret, secretKey, publicUrl } = installation
  const workspaces = new InstalledWorkspaces({
    shelf: installations,
    sealing: sealerWith(secretKey),
    log: calls.log,
    now,
  })
  const pages = installRoutes({
    clientId,
    clientSecret,
    publicUrl,
    ...calls,
    signing: signerWith(secretKey),
    useOnce,
    now,
    installed: (installation) => workspaces.installed(installation),
  })
  return { workspaces, pages }
}
