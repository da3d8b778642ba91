/** What is kept of an installation, and what of Slack's answer is not. */
import type { Installation } from '@slack/oauth'

export type InstallationRecord =
  | {
      readonly kind: 'bot'
      readonly token: string
      readonly botId: string
      readonly botUserId: string
      readonly enterpriseId: string | null
    }
  /** A workspace of an organisation that has installed it for all of its workspaces. */
  | { readonly kind: 'member'; readonly enterpriseId: string }

/** Slack has let somebody install what cannot work. */
export class UnfitInstallation extends Error {
  override readonly name = 'UnfitInstallation'

  constructor(readonly code: 'no_bot' | 'token_rotation') {
    super(
      code === 'no_bot'
        ? 'The app has no bot: make it from the manifest'
        : 'Tokens of this app expire: turn token rotation off in its settings',
    )
  }
}

/**
 * Under the organisation's id if it is for all of its workspaces, or else under the workspace's.
 * @throws {UnfitInstallation}
 */
export function recordOf(installation: Installation): {
  readonly tenant: string
  readonly record: InstallationRecord
} {
  const { team, enterprise, bot, isEnterpriseInstall = false } = installation
  const tenant = isEnterpriseInstall ? enterprise?.id : team?.id
  if (bot === undefined || !bot.id || tenant === undefined) throw new UnfitInstallation('no_bot')
  // To renew a token in time would mean a call to Slack before an event is kept.
  if (bot.refreshToken !== undefined) throw new UnfitInstallation('token_rotation')
  const { token, id: botId, userId: botUserId } = bot
  const enterpriseId = enterprise?.id ?? null
  return { tenant, record: { kind: 'bot', token, botId, botUserId, enterpriseId } }
}
