/** A local Slack and Bolt apps for one test, gone after it. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  App,
  type AppOptions,
  HTTPReceiver,
  LogLevel,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { LocalSlack } from '../stage/slack/local-slack.js'
import type { Settings } from '../stage/slack/settings.js'

export async function startSlack(settings: Partial<Settings> = {}): Promise<LocalSlack> {
  const slack = await LocalSlack.start(settings)
  onTestFinished(() => slack.stop())
  return slack
}

/** The app's client, without retries of its own: each call is one call. */
export function clientOf(
  slack: LocalSlack,
  options: webApi.WebClientOptions = {},
): webApi.WebClient {
  return new webApi.WebClient(slack.settings.botToken, { ...clientOptions(slack), ...options })
}

/** An app that takes requests over HTTP; the local Slack sends to it from now on. */
export async function startOverHttp(
  slack: LocalSlack,
  prepare: (app: App) => void,
  options: AppOptions = {},
): Promise<string> {
  const app = new App({
    signingSecret: slack.settings.signingSecret,
    receiver: new HTTPReceiver({
      signingSecret: slack.settings.signingSecret,
      logLevel: LogLevel.ERROR,
      logger: silent,
    }),
    token: slack.settings.botToken,
    logger: silent,
    clientOptions: clientOptions(slack),
    ...options,
  })
  prepare(app)
  const server = (await app.start(0)) as Server
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.requestUrl = `${url}/slack/events`
  onTestFinished(async () => {
    server.closeAllConnections()
    await app.stop()
  })
  return url
}

/** An app over Socket Mode, connected when this resolves. */
export async function startOverSocket(
  slack: LocalSlack,
  prepare: (app: App) => void,
): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.settings.appToken,
    logger: silent,
    // Bolt waits this long before it connects again.
    clientPingTimeout: 200,
    installerOptions: { clientOptions: clientOptions(slack) },
  })
  const app = new App({
    token: slack.settings.botToken,
    receiver,
    logger: silent,
    clientOptions: clientOptions(slack),
  })
  prepare(app)
  await app.start()
  onTestFinished(async () => {
    const closed = once(receiver.client as never, 'disconnected')
    await app.stop()
    await closed
  })
  return app
}

export function clientOptions(slack: LocalSlack): webApi.WebClientOptions {
  return { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent }
}

/** Faults are meant; what Bolt has to say of them is not wanted. */
export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}
