/** Slack does not accept a token that was given in the settings. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused'

  constructor(
    readonly setting: 'SLACK_APP_TOKEN' | 'SLACK_BOT_TOKEN',
    /** As Slack says it. */
    readonly code: string,
  ) {
    super(`${setting}: Slack refuses it (${code}); ${remedyFor(setting, code)}`)
  }
}

function remedyFor(setting: SlackRefused['setting'], code: string): string {
  switch (code) {
    case 'account_inactive':
    case 'token_revoked':
    case 'team_disabled':
    case 'user_removed_from_team':
      return 'the app was uninstalled or its token revoked: install it again and copy the new one'
    case 'missing_scope':
    case 'no_permission':
      if (setting === 'SLACK_APP_TOKEN') return 'it needs the scope connections:write'
  }
  return `copy it again from ${places[setting]} in the app's pages`
}

const places = {
  SLACK_APP_TOKEN: '"App-Level Tokens" under "Basic Information"',
  SLACK_BOT_TOKEN: '"Bot User OAuth Token" under "OAuth & Permissions"',
} as const
