/** How one local Discord is set up. Everything has a default. */
import type { Clock } from '../slack/clock.js'
import { intent } from './intents.js'

export interface GuildSettings {
  name: string
  /** Without the bot, the app can be used here only by people who have installed it themselves. */
  withBot: boolean
  channels: readonly ChannelSettings[]
}

export interface ChannelSettings {
  name: string
  /** What the bot may do here: nothing, read, or write as well. */
  bot?: 'write' | 'read' | 'none'
}

export interface Settings {
  port: number
  now: Clock
  appId: string
  botToken: string
  guilds: readonly GuildSettings[]
  /** Where the developer portal lets the app be installed: on servers (0), by people (1). */
  installs: readonly number[]
  /** The privileged intents that the developer portal grants; asking for another ends with 4014. */
  privilegedIntents: number
  /** How many sessions may still be started, and when there will be more. */
  sessionStarts: { remaining: number; resetAfterInMs: number }
  heartbeatIntervalInMs: number
  /** An interaction has to be acknowledged within this time. */
  ackWithinInMs: number
  /** How long the token of an interaction is good. */
  tokenLivesInMs: number
  /** For how long a nonce that is enforced is remembered. */
  nonceWindowInMs: number
  /** What each bucket allows before it answers with 429. */
  bucket: { limit: number; inMs: number }
  /** Tell the bot of its own messages, as Discord does. */
  echoes: boolean
  /** Check all that the app sends against Discord's published schemas and limits. */
  checks: boolean
  keepsLog: boolean
}

const appId = '1100000000000000001'

export function settle(given: Partial<Settings>): Settings {
  return {
    port: 0,
    now: Date.now,
    appId,
    botToken: `${Buffer.from(given.appId ?? appId).toString('base64url')}.local.certpath`,
    guilds: [
      { name: 'acme', withBot: true, channels: [{ name: 'general' }, { name: 'random' }] },
      { name: 'globex', withBot: false, channels: [{ name: 'elsewhere' }] },
    ],
    installs: [0, 1],
    privilegedIntents: intent.messageContent,
    sessionStarts: { remaining: 1000, resetAfterInMs: 86_400_000 },
    heartbeatIntervalInMs: 41_250,
    ackWithinInMs: 3000,
    tokenLivesInMs: 900_000,
    nonceWindowInMs: 300_000,
    bucket: { limit: 1000, inMs: 1000 },
    echoes: true,
    checks: true,
    keepsLog: true,
    ...given,
  }
}
