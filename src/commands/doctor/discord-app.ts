/** What Discord says of the app: whether it can be added, and whether its bot hears anything. */
import { z } from 'zod'
import { type Finding, findingsOf } from './finding.js'

const { ok, note, fail } = findingsOf('discord')

export const shapeOfApp = z.object({
  name: z.string(),
  bot_public: z.boolean().optional(),
  bot_require_code_grant: z.boolean().optional(),
  flags: z.number().optional(),
  interactions_endpoint_url: z.string().nullish(),
  /** By the number of where it may be installed; left out where nobody has set it. */
  integration_types_config: z.record(z.string(), z.unknown()).optional(),
  approximate_guild_count: z.number().optional(),
  approximate_user_install_count: z.number().optional(),
})

type App = z.output<typeof shapeOfApp>

/** https://docs.discord.com/developers/resources/application */
const forServers = '0'
const forPeople = '1'

/** Each in its form for small and for large bots. */
const privileges = {
  Presence: (1 << 12) | (1 << 13),
  'Server Members': (1 << 14) | (1 << 15),
  'Message Content': (1 << 18) | (1 << 19),
} as const

export function findingsInApp(app: App): readonly Finding[] {
  const servers = app.approximate_guild_count ?? 0
  const people = app.approximate_user_install_count ?? 0
  return [
    ok(`the app ${app.name}, on about ${servers} servers and with ${people} people`),
    ...obstaclesIn(app),
    ...installsOf(app),
    ...privilegesOf(app),
  ]
}

function obstaclesIn(app: App): readonly Finding[] {
  return [
    ...(app.interactions_endpoint_url
      ? [
          fail(
            'commands and taps go to an Interactions Endpoint URL, and not to certpath: clear it on "General Information"',
          ),
        ]
      : []),
    ...(app.bot_require_code_grant
      ? [
          fail(
            'the invite link does not work while "Requires OAuth2 Code Grant" is on: switch it off on "Bot"',
          ),
        ]
      : []),
    ...(app.bot_public === false
      ? [note('only its owner can add the app: "Public Bot" is off, on "Bot"')]
      : []),
  ]
}

function installsOf({ integration_types_config: installs }: App): readonly Finding[] {
  if (installs === undefined) return [note('Discord did not say where the app can be added')]
  const missing = [
    ...(forServers in installs ? [] : ['Guild Install']),
    ...(forPeople in installs ? [] : ['User Install']),
  ]
  return [
    missing.length > 0
      ? note(`${missing.join(' and ')} is off: tick it on "Installation" if it is wanted`)
      : ok('it can be added to servers, and by people for themselves'),
  ]
}

function privilegesOf({ flags = 0 }: App): readonly Finding[] {
  const granted = Object.entries(privileges).flatMap(([name, bits]) => (flags & bits ? [name] : []))
  return granted.length === 0
    ? []
    : [note(`it has the privileged intent ${granted.join(', ')}, and needs it not`)]
}
