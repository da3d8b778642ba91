/** Discord's settings: the token taken by Discord itself, and the app set up as certpath needs it. */
import { z } from 'zod'
import { type DiscordSettings, discordSettings } from '../../discord-settings.js'
import type { Settings } from '../../settings.js'
import { findingsInApp, shapeOfApp } from './discord-app.js'
import { callDiscord, type DiscordFailure } from './discord-call.js'
import { type Finding, findingsOf } from './finding.js'

const { ok, note, fail } = findingsOf('discord')

/** Nothing where no token is present. What Discord refuses once, it would refuse every time. */
export async function checkDiscord(settings: Settings): Promise<readonly Finding[]> {
  const discord = discordSettings(settings)
  if (!discord) return []
  const bot = await callDiscord(discord, '/users/@me', z.object({ username: z.string() }))
  if (bot.kind !== 'ok') return [whyNot(bot, discord)]
  return [
    ok(`DISCORD_TOKEN: the bot ${bot.body.username}`),
    ...(await checkApp(discord)),
    await checkGateway(discord),
    await checkCommand(discord),
  ]
}

async function checkApp(discord: DiscordSettings): Promise<readonly Finding[]> {
  const app = await callDiscord(discord, '/applications/@me', shapeOfApp)
  return app.kind === 'ok' ? findingsInApp(app.body) : [whyNot(app, discord)]
}

const shapeOfGateway = z.object({
  session_start_limit: z.object({
    total: z.number(),
    remaining: z.number(),
    reset_after: z.number(),
  }),
})

async function checkGateway(discord: DiscordSettings): Promise<Finding> {
  const gateway = await callDiscord(discord, '/gateway/bot', shapeOfGateway)
  if (gateway.kind !== 'ok') return whyNot(gateway, discord)
  const { total, remaining, reset_after: resetAfterMs } = gateway.body.session_start_limit
  const left = `${remaining} of ${total} sessions are left`
  return remaining > 0
    ? ok(`the gateway can be used; ${left}`)
    : fail(
        `${left}: no connection can be opened for ${Math.ceil(resetAfterMs / 60_000)} minutes; something starts the bot over and over`,
      )
}

async function checkCommand(discord: DiscordSettings): Promise<Finding> {
  const path = `/applications/${discord.app}/commands`
  const commands = await callDiscord(discord, path, z.array(z.object({ name: z.string() })))
  if (commands.kind !== 'ok') return whyNot(commands, discord)
  return commands.body.some(({ name }) => name === 'certpath')
    ? ok('Discord knows the command /certpath')
    : note('Discord does not know the command /certpath yet; the first start tells it')
}

function whyNot(failure: DiscordFailure, { apiUrl }: DiscordSettings): Finding {
  switch (failure.kind) {
    case 'unauthorized':
      return fail(
        'DISCORD_TOKEN: Discord refuses it: it is wrong or was replaced; on "Bot" in the app\'s pages click Reset Token, and copy the new one',
      )
    case 'rate-limited':
      return fail(`DISCORD_TOKEN: too many calls; try again in ${failure.againInSec} seconds`)
    case 'unreachable':
      return fail(`DISCORD_API_URL: ${apiUrl} cannot be reached (${failure.why})`)
  }
}
