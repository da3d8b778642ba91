/** Slack's settings: complete, and taken by Slack itself. */
import { type Settings, SettingsError } from '../../settings.js'
import { neededScopes } from '../../slack-manifest.js'
import { type SlackSettings, slackSettings } from '../../slack-settings.js'
import { type Finding, findingsOf } from './finding.js'
import { callSlack, type SlackAnswer } from './slack-call.js'

const { ok, note, fail } = findingsOf('slack')

/** Nothing where no setting of Slack is present. */
export async function checkSlack(settings: Settings): Promise<readonly Finding[]> {
  try {
    const slack = slackSettings(settings)
    if (!slack) return []
    return [...(await checkInstallation(slack)), await checkTransport(slack)]
  } catch (error) {
    if (error instanceof SettingsError) return [fail(error.message)]
    throw error
  }
}

async function checkInstallation(slack: SlackSettings): Promise<readonly Finding[]> {
  const { apiUrl, installation } = slack
  switch (installation.kind) {
    case 'single': {
      const call = { apiUrl, method: 'auth.test', token: installation.botToken }
      const answer = await callSlack(call)
      if (answer.kind !== 'ok') return [whyNot('SLACK_BOT_TOKEN', answer, slack)]
      const { team, user } = answer.body
      return [ok(`SLACK_BOT_TOKEN: ${user} in the workspace ${team}`), ...scopesIn(answer.scopes)]
    }
    case 'oauth': {
      const { clientId, clientSecret, publicUrl } = installation
      // A code that never was: whoever is known is told that it is the code which is wrong.
      const form = { client_id: clientId, client_secret: clientSecret, code: 'certpath-doctor' }
      const answer = await callSlack({ apiUrl, method: 'oauth.v2.access', form })
      return answer.kind === 'refused' && answer.error === 'invalid_code'
        ? [ok(`Slack knows the client; ${publicUrl}/slack/install installs it to a workspace`)]
        : [whyNot('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET', answer, slack)]
    }
  }
}

async function checkTransport(slack: SlackSettings): Promise<Finding> {
  const { apiUrl, transport } = slack
  switch (transport.kind) {
    case 'http':
      return note(
        'SLACK_SIGNING_SECRET is present; only a signed event can tell whether it is the right one',
      )
    case 'socket': {
      const call = { apiUrl, method: 'apps.connections.open', token: transport.appToken }
      const answer = await callSlack(call)
      return answer.kind === 'ok'
        ? ok('SLACK_APP_TOKEN: opens a connection for Socket Mode')
        : whyNot('SLACK_APP_TOKEN', answer, slack)
    }
  }
}

function scopesIn(granted: readonly string[] | null): readonly Finding[] {
  if (granted === null) return [note('Slack did not say which scopes the token has')]
  const needed = neededScopes()
  const missing = needed.filter((scope) => !granted.includes(scope))
  const more = granted.filter((scope) => !needed.includes(scope))
  return [
    missing.length > 0
      ? fail(
          `the app lacks ${missing.join(', ')}: add it under "OAuth & Permissions", install the app again, and copy the new token`,
        )
      : ok('the app has every scope that it needs'),
    ...(more.length > 0 ? [note(`the app also has ${more.join(', ')}, and needs it not`)] : []),
  ]
}

function whyNot(setting: string, answer: SlackAnswer, { apiUrl }: SlackSettings): Finding {
  switch (answer.kind) {
    case 'ok':
      return note(`${setting}: Slack gave an answer that says nothing about it`)
    case 'unreachable':
      return fail(`SLACK_API_URL: ${apiUrl} cannot be reached (${answer.why})`)
    case 'refused':
      return fail(`${setting}: ${answer.error}: ${remedies[answer.error] ?? unknown}`)
  }
}

const copyAnew = "it is wrong or was replaced; copy it anew from the app's pages"
const installAgain =
  'the app was removed from the workspace; install it again, and copy the new token'
const unknown = 'look it up at https://docs.slack.dev/reference/methods'

const remedies: Readonly<Record<string, string>> = {
  invalid_auth: copyAnew,
  not_authed: copyAnew,
  account_inactive: installAgain,
  token_revoked: installAgain,
  token_expired: installAgain,
  not_allowed_token_type:
    'it is a token of another kind; "certpath setup slack" says which to copy',
  missing_scope: 'generate an App-Level Token with the scope connections:write',
  invalid_client_id: copyAnew,
  bad_client_secret: copyAnew,
  ratelimited: 'too many calls; try again in a minute',
  team_access_not_granted: 'the workspace does not allow the app; ask its owners',
}
