/** A local Discord with the real client on it, for as long as a test runs. */
import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js'
import { onTestFinished } from 'vitest'
import { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Settings } from '../stage/discord/settings.js'

export async function startDiscord(settings: Partial<Settings> = {}): Promise<LocalDiscord> {
  const discord = await LocalDiscord.start(settings)
  onTestFinished(() => discord.stop())
  return discord
}

/** A client that is set up and not yet logged in. */
export function clientOf(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.GuildMessages,
    ],
    partials: [Partials.Channel, Partials.Message],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  })
  onTestFinished(() => client.destroy())
  return client
}

/** A client that is connected and ready. */
export async function logIn(
  discord: LocalDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = clientOf(discord, options)
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve))
  await client.login(discord.botToken)
  return ready
}
