/** `certpath setup slack|discord`: the links that create or invite the app, and what to copy. */
import { type Environment, type Settings, SettingsError } from '../settings.js'
import { discordSteps } from './setup/discord.js'
import { type SetupAsked, slackSteps } from './setup/slack.js'

/**
 * Settings that are present are marked and never shown.
 * @throws {SettingsError} where there is no such platform
 */
export function runSetup(
  platform: string,
  settings: Settings,
  env: Environment,
  asked: SetupAsked,
  write: (text: string) => void,
): void {
  write(stepsFor(platform, settings, env, asked).join('\n'))
}

function stepsFor(
  platform: string,
  settings: Settings,
  env: Environment,
  asked: SetupAsked,
): readonly string[] {
  switch (platform) {
    case 'slack':
      return slackSteps(settings, env, asked)
    case 'discord':
      return discordSteps(settings, env)
    default:
      throw new SettingsError(
        `There is no platform "${platform}" to set up; there are "certpath setup slack" and "certpath setup discord".`,
      )
  }
}
