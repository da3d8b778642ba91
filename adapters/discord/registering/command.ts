/** `/certpath`, as Discord knows it. */
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js'
import { options } from '../hearing/command-text.js'

export interface CommandWords {
  readonly 'command-about': string
  readonly 'command-do': string
  readonly 'command-say': string
}

/** What may follow it, on every platform. */
const words = ['start', 'status', 'why', 'restart', 'human', 'data', 'help'] as const

/** As much as is read of a message. */
const longestText = 4_000

/** @param installs where the app may be installed: on a server, by a person */
export function commandFor(text: CommandWords, installs: readonly ApplicationIntegrationType[]) {
  return {
    name: 'certpath',
    type: ApplicationCommandType.ChatInput,
    description: text['command-about'],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: options.word,
        description: text['command-do'],
        choices: words.map((word) => ({ name: word, value: word })),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: options.text,
        description: text['command-say'],
        max_length: longestText,
      },
    ] satisfies APIApplicationCommandOption[],
    integration_types: [...installs],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      // Discord refuses it for an app that nobody can install for themselves.
      ...(installs.includes(ApplicationIntegrationType.UserInstall)
        ? [InteractionContextType.PrivateChannel]
        : []),
    ],
  }
}

export const everyInstall = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
] as const

/** Whether what Discord has says the same: it adds much of its own. */
export function isSame(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      wanted.length === found.length &&
      wanted.every((one, at) => isSame(one, found[at]))
    )
  if (typeof wanted !== 'object' || wanted === null) return wanted === found
  if (typeof found !== 'object' || found === null) return false
  const fields = new Map(Object.entries(found))
  return Object.entries(wanted).every(([name, value]) => isSame(value, fields.get(name)))
}
