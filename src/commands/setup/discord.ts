/** `certpath setup discord`: what to do in Discord's pages, and the links by which the app is added. */
import { discordSettings } from '../../discord-settings.js'
import type { Environment, Settings } from '../../settings.js'
import { numbered, settingLines } from './steps.js'

/**
 * What the bot may do on a server: be mentioned in a channel or a thread, and reply there that the
 * answer is in the direct message. The command needs none of it.
 * https://docs.discord.com/developers/topics/permissions
 */
const permissions = {
  'View Channels': 10n,
  'Send Messages': 11n,
  'Read Message History': 16n,
  'Send Messages in Threads': 38n,
} as const

/** In the place of the app's id, as long as that is not known. */
const unknownApp = 'APPLICATION_ID'

export function discordSteps(settings: Settings, env: Environment): readonly string[] {
  const app = discordSettings(settings)?.app
  const setting = settingLines(env)
  const names = Object.keys(permissions).join(', ')
  return [
    'Discord, over its gateway: certpath connects to Discord, and needs no public address',
    '',
    ...numbered([
      [
        'Create the app: open this page, click New Application, and give it a name.',
        'https://discord.com/developers/applications',
      ],
      [
        'On "Bot", click Reset Token, and copy:',
        setting('DISCORD_TOKEN', "the bot's token"),
        'Leave the Privileged Gateway Intents off: none is needed.',
      ],
      [
        'On "Installation", have User Install and Guild Install ticked; under Default Install Settings choose for',
        'User Install   the scope applications.commands',
        `Guild Install  the scopes applications.commands and bot, and the permissions ${names}`,
      ],
      [
        'Invite it to a server, as somebody who may manage that server:',
        linkFor('server', app ?? unknownApp),
        ...(app === undefined ? [`${unknownApp} stands on "General Information".`] : []),
      ],
      [
        'For somebody who wants it for themselves, in every server and in direct messages:',
        linkFor('person', app ?? unknownApp),
      ],
      [
        'Put the setting into .env or the environment. "npx certpath doctor" checks it against Discord, and "npm start" starts.',
        'The first start makes Discord know the command /certpath.',
      ],
    ]),
    ...(app === undefined
      ? ['With DISCORD_TOKEN set, this prints the links with the id of the app in them.']
      : []),
  ]
}

/** https://docs.discord.com/developers/topics/oauth2 */
function linkFor(installed: 'server' | 'person', app: string): string {
  const link = new URL('https://discord.com/oauth2/authorize')
  link.search = new URLSearchParams({
    client_id: app,
    ...(installed === 'server'
      ? { integration_type: '0', scope: 'bot applications.commands', permissions: asBits() }
      : { integration_type: '1', scope: 'applications.commands' }),
  }).toString()
  return link.href
}

function asBits(): string {
  return Object.values(permissions)
    .reduce((bits, at) => bits | (1n << at), 0n)
    .toString()
}
