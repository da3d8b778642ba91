/** Settings → how Slack is reached, where they are complete. */
import { type Settings, SettingsError } from './settings.js'

export interface SlackSettings {
  readonly apiUrl: string
  readonly transport: SlackTransport
  readonly installation: SlackInstallation
}

export type SlackTransport =
  /** Slack calls the HTTP listener. */
  | { readonly kind: 'http'; readonly signingSecret: string }
  /** A connection is opened to Slack, which needs no public address. */
  | { readonly kind: 'socket'; readonly appToken: string }

export type SlackInstallation =
  /** One workspace, with the token that was copied from its installation. */
  | { readonly kind: 'single'; readonly botToken: string }
  /** Any workspace that installs it from the listener's pages, also where events come by socket. */
  | {
      readonly kind: 'oauth'
      readonly clientId: string
      readonly clientSecret: string
      readonly secretKey: Uint8Array
      readonly publicUrl: string
    }

/**
 * Null where no setting of Slack is present.
 * @throws {SettingsError} that names what is missing, or what cannot be set together
 */
export function slackSettings(settings: Settings): SlackSettings | null {
  const installation = installationOf(settings)
  const transport = transportOf(settings)
  if (!installation && !transport) return null
  if (!installation) {
    throw new SettingsError(
      `SLACK_BOT_TOKEN is missing: ${transport?.kind === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'} alone does not reach a workspace. For several workspaces set SLACK_CLIENT_ID in its place.`,
    )
  }
  if (!transport) {
    throw new SettingsError(
      `SLACK_SIGNING_SECRET is missing beside ${installation.kind === 'single' ? 'SLACK_BOT_TOKEN' : 'SLACK_CLIENT_ID'}; or set SLACK_APP_TOKEN for Socket Mode.`,
    )
  }
  return { apiUrl: settings.SLACK_API_URL, transport, installation }
}

function transportOf(settings: Settings): SlackTransport | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings
  if (appToken !== undefined) return { kind: 'socket', appToken }
  return signingSecret === undefined ? null : { kind: 'http', signingSecret }
}

function installationOf(settings: Settings): SlackInstallation | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SECRET_KEY: secretKey,
    PUBLIC_URL: publicUrl,
  } = settings
  const oauth = clientId ?? clientSecret
  if (botToken !== undefined && oauth !== undefined) {
    throw new SettingsError(
      `SLACK_BOT_TOKEN and ${clientId ? 'SLACK_CLIENT_ID' : 'SLACK_CLIENT_SECRET'} cannot both be set: the token is for one workspace, the client for several.`,
    )
  }
  if (botToken !== undefined) return { kind: 'single', botToken }
  if (oauth === undefined) return null
  if (clientId && clientSecret && secretKey && publicUrl) {
    return { kind: 'oauth', clientId, clientSecret, secretKey, publicUrl }
  }
  const missing = Object.entries({
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SECRET_KEY: secretKey,
    PUBLIC_URL: publicUrl,
  }).flatMap(([name, value]) => (value === undefined ? [name] : []))
  throw new SettingsError(
    `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: Slack in several workspaces needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SECRET_KEY and PUBLIC_URL.`,
  )
}
