/** `certpath setup slack`: the link that creates the app, and what to copy from its pages. */
import { type Environment, type Settings, SettingsError } from '../settings.js'
import { type Reached, slackManifest } from '../slack-manifest.js'

/**
 * Settings that are present are marked and never shown.
 * @throws {SettingsError} where the platform cannot be set up with this release
 */
export function runSetup(
  platform: string,
  settings: Settings,
  env: Environment,
  write: (text: string) => void,
): void {
  if (platform !== 'slack') {
    throw new SettingsError(
      platform === 'discord'
        ? 'Discord comes with a later release; "certpath setup slack" sets up Slack.'
        : `There is no platform "${platform}" to set up; there is "certpath setup slack".`,
    )
  }
  write(slackSteps(settings, env).join('\n'))
}

function slackSteps(settings: Settings, env: Environment): readonly string[] {
  const { PUBLIC_URL: publicUrl, SLACK_APP_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = settings
  const transport = publicUrl !== undefined && SLACK_APP_TOKEN === undefined ? 'http' : 'socket'
  const several = (SLACK_CLIENT_ID ?? SLACK_CLIENT_SECRET) !== undefined
  const setting = settingLines(env)
  const steps = [
    [
      'Create the app: open this link, pick the workspace, and click Next and Create.',
      linkFor({ transport, publicUrl }),
    ],
    ...(several
      ? [
          [
            'On "Basic Information", under App Credentials, copy:',
            ...setting('SLACK_CLIENT_ID', 'the Client ID'),
            ...setting('SLACK_CLIENT_SECRET', 'the Client Secret'),
          ],
          [
            'For the tokens of the workspaces, which are kept encrypted, and for the install page:',
            ...setting('SECRET_KEY', 'what "openssl rand -base64 32" prints'),
            ...setting('PUBLIC_URL', 'where the listener is reached from outside'),
          ],
        ]
      : [
          [
            'On "Install App", install it to the workspace. On "OAuth & Permissions", copy:',
            ...setting('SLACK_BOT_TOKEN', 'the Bot User OAuth Token, xoxb-…'),
          ],
        ]),
    transport === 'http'
      ? [
          'On "Basic Information", under App Credentials, copy:',
          ...setting('SLACK_SIGNING_SECRET', 'the Signing Secret'),
        ]
      : [
          'On "Basic Information", under App-Level Tokens, generate a token with the scope connections:write, and copy it:',
          ...setting('SLACK_APP_TOKEN', 'the App-Level Token, xapp-…'),
        ],
    [
      'Put the settings into .env or the environment. "npx certpath doctor" checks them against Slack, and "npm start" starts.',
      ...(several && publicUrl
        ? [`Then ${publicUrl}/slack/install installs it to a workspace.`]
        : []),
      ...(transport === 'http'
        ? [
            `Once it runs behind ${publicUrl}, open "App Manifest" and let Slack verify the Request URL.`,
          ]
        : []),
    ],
  ]
  return [
    transport === 'http'
      ? `Slack over HTTP, reached at ${publicUrl}/slack/events`
      : 'Slack over Socket Mode, which needs no public address',
    '',
    ...steps.flatMap(([first, ...more], at) => [
      `${at + 1}. ${first}`,
      ...more.map((line) => `   ${line}`),
      '',
    ]),
    otherWay(settings, transport),
    ...(several ? [] : ['For several workspaces, see "Slack" in README.md.']),
  ]
}

/** How to get the steps for the other transport, or why these will not do. */
function otherWay(settings: Settings, transport: Reached['transport']): string {
  const { PUBLIC_URL, SLACK_APP_TOKEN } = settings
  if (transport === 'http') {
    return PUBLIC_URL?.startsWith('https:')
      ? 'With SLACK_APP_TOKEN set these are the steps for Socket Mode.'
      : 'Slack calls https addresses only: put one into PUBLIC_URL.'
  }
  const without = SLACK_APP_TOKEN === undefined ? '' : 'leave out SLACK_APP_TOKEN; '
  return `Over HTTP instead: ${without}PUBLIC_URL=${PUBLIC_URL ?? 'https://certpath.example.com'} npx certpath setup slack`
}

/** @returns what writes a setting that is to be copied, with a mark where it is there already */
function settingLines(env: Environment) {
  return (name: string, what: string): string[] => {
    const there = (env[name] ?? '').trim() !== ''
    return [`${there ? '✔' : '·'} ${name}  ${what}${there ? ' (is set)' : ''}`]
  }
}

function linkFor(reached: Reached): string {
  const manifest = encodeURIComponent(slackManifest(reached))
  return `https://api.slack.com/apps?new_app=1&manifest_yaml=${manifest}`
}
