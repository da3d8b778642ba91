/** The app as Slack is told to create it, out of the file that ships with the adapter. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'

/** Beside the folder of the bundle that runs, and of this file before it is bundled. */
const file = fileURLToPath(new URL('../adapters/slack/manifest.yaml', import.meta.url))

/** What is filled in, or asked after; the rest goes through as it stands in the file. */
interface Manifest {
  features: { slash_commands: { url?: string }[] }
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[] } }
  settings: {
    event_subscriptions: { request_url?: string }
    interactivity: { request_url?: string }
    socket_mode_enabled: boolean
  }
}

export interface Reached {
  readonly transport: 'http' | 'socket'
  /** Where the listener is reached; HTTP needs it, and so do the install pages. */
  readonly publicUrl?: string | undefined
}

/** The manifest as YAML, for Socket Mode or with the addresses for HTTP. */
export function slackManifest({ transport, publicUrl }: Reached): string {
  const manifest = read()
  const { features, oauth_config, settings } = manifest
  if (publicUrl !== undefined) oauth_config.redirect_urls = [`${publicUrl}/slack/oauth_redirect`]
  settings.socket_mode_enabled = transport === 'socket'
  if (transport === 'http') {
    const url = `${publicUrl}/slack/events`
    for (const command of features.slash_commands) command.url = url
    settings.event_subscriptions.request_url = url
    settings.interactivity.request_url = url
  }
  return stringify(manifest, { lineWidth: 0 })
}

/** The scopes without which the adapter does not work. */
export function neededScopes(): readonly string[] {
  return read().oauth_config.scopes.bot
}

function read(): Manifest {
  return parse(readFileSync(file, 'utf8')) as Manifest
}
