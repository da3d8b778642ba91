/** Discord, put together: how what people do gets in, what becomes of it, and how answers get out. */
import { MessageFlags, Routes } from 'discord.js'
import type { OutboxConversations, ReachingCourier } from '../../src/outbox/platform.js'
import { Connection, type Lease } from './arriving/connection.js'
import { hearMissed, type MissedWorld } from './arriving/missed.js'
import { type DiscordApiSettings, discordApi } from './calling/api.js'
import { FirstResponses } from './calling/first-response.js'
import type { Log } from './calling/log.js'
import type { DiscordWords } from './drawing/words.js'
import { Heard } from './hearing/heard.js'
import { Interactions } from './hearing/interactions.js'
import { Messages } from './hearing/messages.js'
import type { CommandWords } from './registering/command.js'
import { registerCommand } from './registering/register.js'
import { discordCourier } from './sending/courier.js'
import { Typing } from './sending/typing.js'

export interface DiscordWorld {
  readonly settings: DiscordApiSettings
  readonly words: DiscordWords & CommandWords
  readonly log: Log
  /** As the conversations were told of it. */
  readonly heard: MissedWorld['places']
  /** Whoever has it listens to the gateway. */
  readonly lease: Lease
  /** Milliseconds since 1970, by a clock that all processes share. */
  readonly now: () => number
  /** Hands this adapter's courier the answers to deliver. */
  deliveredBy(courier: ReachingCourier): OutboxConversations
}

/**
 * Everything of Discord, as `certpath serve` runs it.
 * @returns how it starts and stops, and how it goes
 */
export function discordPlatform({
  settings,
  words,
  log,
  heard: places,
  lease,
  now,
  deliveredBy,
}: DiscordWorld) {
  const api = discordApi(settings)
  const firstResponses = new FirstResponses(api)
  const typing = new Typing(api)
  const conversations = deliveredBy(discordCourier({ api, firstResponses, typing, words, now }))
  const heard = new Heard(conversations, now)
  const taking = { conversations, heard, log }
  const messages = new Messages({
    ...taking,
    typing,
    tell: (channel, text) =>
      api.call('post', Routes.channelMessages(channel), {
        body: {
          content: text,
          allowed_mentions: { parse: [] },
          flags: MessageFlags.SuppressEmbeds,
        },
      }),
  })
  const interactions = new Interactions({ ...taking, api, firstResponses, words, now })
  const missed = { api, places, messages, now, log }
  let lookingBack = new AbortController()
  const connection = new Connection({
    ...settings,
    lease,
    api,
    log,
    chance: Math.random,
    hearing: {
      message: (message, bot) => messages.hear(message, bot),
      interaction: (interaction, bot) => interactions.hear(interaction, bot),
      began(bot) {
        lookingBack.abort()
        lookingBack = new AbortController()
        hearMissed(missed, bot, lookingBack.signal).catch((error: unknown) =>
          log.failure('missed messages not looked for', {}, error),
        )
      },
    },
  })
  return {
    name: 'discord',
    routes: [],
    async start() {
      await registerCommand(api, words, log)
      await connection.start()
    },
    async stop() {
      lookingBack.abort()
      await connection.stop()
      await Promise.all([messages.stop(), interactions.stop()])
    },
    listening: () => connection.listening(),
    leftToAnother: () => connection.leftToAnother(),
    where: () => 'Discord over the gateway',
  }
}
