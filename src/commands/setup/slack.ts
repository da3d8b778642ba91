/** `certpath setup slack`: the link that creates the app, and what to copy from its pages. */
import type { Environment, Settings } from '../../settings.js'
import { type Reached, slackManifest } from '../../slack-manifest.js'
import { numbered, settingLines } from './steps.js'

/** What the command line asks for, where the settings do not say it yet. */
export interface SetupAsked {
  readonly socket: boolean
  readonly several: boolean
}

export function slackSteps(
  settings: Settings,
  env: Environment,
  asked: SetupAsked,
): readonly string[] {
  const { PUBLIC_URL: publicUrl, SLACK_APP_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = settings
  const socket = asked.socket || SLACK_APP_TOKEN !== undefined || publicUrl === undefined
  const transport = socket ? 'socket' : 'http'
  const several = asked.several || (SLACK_CLIENT_ID ?? SLACK_CLIENT_SECRET) !== undefined
  const setting = settingLines(env)
  const steps = [
    [
      'Create the app: open this link, pick the workspace, and click Next and Create.',
      linkFor({ transport, publicUrl }, settings.SLACK_API_URL),
      ...(several && publicUrl === undefined
        ? [
            'Set PUBLIC_URL first and print this again: the app must know the address of its install pages.',
          ]
        : []),
    ],
    ...(several
      ? [
          [
            'On "Basic Information", under App Credentials, copy:',
            setting('SLACK_CLIENT_ID', 'the Client ID'),
            setting('SLACK_CLIENT_SECRET', 'the Client Secret'),
          ],
          [
            'For the tokens of the workspaces, which are kept encrypted, and for the install page:',
            setting('SECRET_KEY', 'what "openssl rand -base64 32" prints'),
            setting('PUBLIC_URL', 'where the listener is reached from outside'),
          ],
        ]
      : [
          [
            'On "Install App", install it to the workspace. On "OAuth & Permissions", copy:',
            setting('SLACK_BOT_TOKEN', 'the Bot User OAuth Token, xoxb-…'),
          ],
        ]),
    transport === 'http'
      ? [
          'On "Basic Information", under App Credentials, copy:',
          setting('SLACK_SIGNING_SECRET', 'the Signing Secret'),
        ]
      : [
          'On "Basic Information", under App-Level Tokens, generate a token with the scope connections:write, and copy it:',
          setting('SLACK_APP_TOKEN', 'the App-Level Token, xapp-…'),
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
    ...numbered(steps),
    otherWay(settings, transport),
    ...(several ? [] : ['For several workspaces: npx certpath setup slack --several']),
  ]
}

/** How to get the steps for the other transport, or why these will not do. */
function otherWay(settings: Settings, transport: Reached['transport']): string {
  const { PUBLIC_URL, SLACK_APP_TOKEN } = settings
  if (transport === 'http') {
    return PUBLIC_URL?.startsWith('https:')
      ? 'For Socket Mode: npx certpath setup slack --socket'
      : 'Slack calls https addresses only: put one into PUBLIC_URL.'
  }
  const without = SLACK_APP_TOKEN === undefined ? '' : 'leave out SLACK_APP_TOKEN; '
  return `Over HTTP instead: ${without}PUBLIC_URL=${PUBLIC_URL ?? 'https://certpath.example.com'} npx certpath setup slack`
}

/** GovSlack has pages of its own. */
function linkFor(reached: Reached, apiUrl: string): string {
  const manifest = encodeURIComponent(slackManifest(reached))
  const host = new URL(apiUrl).hostname.endsWith('slack-gov.com') ? 'slack-gov.com' : 'slack.com'
  return `https://api.${host}/apps?new_app=1&manifest_yaml=${manifest}`
}
