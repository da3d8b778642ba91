/** Settings → how Discord is reached. */
import { appOf } from './discord-token.js'
import type { Settings } from './settings.js'

export interface DiscordSettings {
  readonly token: string
  /** The id of the app whose bot it is. */
  readonly app: string
  /** Without the version. */
  readonly apiUrl: string
}

/** Null where no token is present. */
export function discordSettings(settings: Settings): DiscordSettings | null {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = settings
  const app = token === undefined ? null : appOf(token)
  return token === undefined || app === null ? null : { token, app, apiUrl }
}
