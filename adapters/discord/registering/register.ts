/** Makes Discord know the command, and finds out whose the token is. */
import {
  type APIApplication,
  type APIApplicationCommand,
  type ApplicationIntegrationType,
  Routes,
} from 'discord.js'
import { ClosedForGood } from '../arriving/closed-for-good.js'
import type { DiscordApi } from '../calling/api.js'
import type { Log } from '../calling/log.js'
import { type CommandWords, commandFor, everyInstall, isSame } from './command.js'

const authenticationFailed = 4_004

/**
 * Changes nothing where it is known as it is. What passes by itself leaves it for the next start.
 * @throws {ClosedForGood} where Discord refuses the token
 */
export async function registerCommand(
  api: DiscordApi,
  words: CommandWords,
  log: Log,
): Promise<void> {
  const asked = await api.call<APIApplication>('get', Routes.currentApplication())
  if (asked.kind === 'passing' && asked.why === 'unauthorized')
    throw new ClosedForGood(authenticationFailed)
  if (asked.kind !== 'done') return log.warn('command not looked up', { why: whyOf(asked) })
  const { id, integration_types_config: installs } = asked.result
  const known = await api.call<readonly APIApplicationCommand[]>(
    'get',
    Routes.applicationCommands(id),
  )
  if (known.kind !== 'done') return log.warn('command not looked up', { why: whyOf(known) })
  const wanted = commandFor(words, installs ? installTypes(installs) : everyInstall)
  if (known.result.some((command) => isSame(wanted, command))) return
  // Discord knows a command by its name: one that is there is changed.
  const made = await api.call('post', Routes.applicationCommands(id), { body: wanted })
  if (made.kind === 'done') log.info('command registered')
  else log.warn('command not registered', { why: whyOf(made) })
}

function installTypes(
  config: NonNullable<APIApplication['integration_types_config']>,
): readonly ApplicationIntegrationType[] {
  return everyInstall.filter((type) => config[type] !== undefined)
}

function whyOf(failure: { readonly kind: string; readonly why?: string }): string {
  return failure.why ?? failure.kind
}
