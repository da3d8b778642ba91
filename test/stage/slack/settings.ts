/** How one local Slack is set up. Everything has a default. */
import type { Clock } from './clock.js'
import type { TeamSettings } from './workspace.js'

export interface Settings {
  port: number
  /** Where the app takes events, commands and interactions. Undefined: over Socket Mode. */
  requestUrl: string | undefined
  now: Clock
  signingSecret: string
  appId: string
  clientId: string
  clientSecret: string
  /** The app's own token, for Socket Mode. */
  appToken: string
  /** The bot's token in the first team. */
  botToken: string
  teams: TeamSettings[]
  /** Events the app has subscribed to. */
  subscriptions: readonly string[]
  /** Send the app its own messages in direct messages back as events, as Slack does. */
  echoes: boolean
  /** Slack waits this long for an acknowledgement. */
  ackWithinInMs: number
  /** Waits before the redeliveries of an event. Slack's own are 0, a minute and five minutes. */
  retryWaitsInMs: readonly number[]
  /** A message posted twice under one `client_msg_id` is shown once. */
  dedupesClientMsgIds: boolean
  /**
   * Let a slash command's response_url replace what it posted. The reference says it can; Slack's
   * own people say it posts anew (slackapi/bolt-python#1268, slackapi/bolt-js#2287).
   */
  commandUrlsReplace: boolean
  /** Check all that the app sends against Slack's published limits. */
  checks: boolean
  keepsLog: boolean
  pingEveryInMs: number
  /** Where a person lands after allowing the app, if the app does not say. */
  redirectUri: string | undefined
  /** The team that allows the app on the OAuth page, if the app does not say. */
  installsInto: string | undefined
}

export function settle(given: Partial<Settings>): Settings {
  return {
    port: 0,
    requestUrl: undefined,
    now: Date.now,
    signingSecret: 'local-signing-secret',
    appId: 'A0CERTPATH',
    clientId: '1.1',
    clientSecret: 'local-client-secret',
    appToken: 'xapp-local',
    botToken: 'xoxb-local',
    teams: [
      {
        id: 'T1',
        domain: 'acme',
        installed: true,
        users: [
          { id: 'U1', name: 'ada' },
          { id: 'U2', name: 'ben' },
        ],
        channels: [
          { id: 'C1', name: 'general' },
          { id: 'C2', name: 'random', withBot: false },
        ],
      },
      {
        id: 'T2',
        domain: 'globex',
        users: [{ id: 'U21', name: 'cleo' }],
        channels: [{ id: 'C21', name: 'general' }],
      },
    ],
    subscriptions: [
      'message.im',
      'app_mention',
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
    ],
    echoes: false,
    ackWithinInMs: 3000,
    retryWaitsInMs: [0, 0, 0],
    dedupesClientMsgIds: true,
    commandUrlsReplace: false,
    checks: true,
    keepsLog: true,
    pingEveryInMs: 10_000,
    redirectUri: undefined,
    installsInto: undefined,
    ...given,
  }
}
