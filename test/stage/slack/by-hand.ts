/**
 * The local Slack by hand: `npm run slack:local`. Start certpath with the settings it prints, then
 * write, tap and command as people would; input may be piped. `--port` and `--app` change where
 * this Slack and the app are.
 */
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Hand } from './hand.js'
import { LocalSlack } from './local-slack.js'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    app: { type: 'string', default: 'http://127.0.0.1:3000/slack/events' },
  },
})

const slack = await LocalSlack.start({
  port: Number(values.port),
  requestUrl: values.app,
  redirectUri: new URL('/slack/oauth_redirect', values.app).toString(),
  echoes: true,
  retryWaitsInMs: [0, 60_000, 300_000],
})

console.log(`Slack is at ${slack.apiUrl}. Start certpath with

  SLACK_API_URL=${slack.apiUrl}
  SLACK_BOT_TOKEN=${slack.settings.botToken}
  SLACK_SIGNING_SECRET=${slack.settings.signingSecret}
  PORT=${new URL(values.app).port}

and, for Socket Mode, SLACK_APP_TOKEN=${slack.settings.appToken} as well.
To install into another team: SLACK_CLIENT_ID=${slack.settings.clientId}, \
SLACK_CLIENT_SECRET=${slack.settings.clientSecret}, authorized at ${slack.authorizeUrl}.
`)

await appIsThere()
const hand = new Hand(slack)
console.log(hand.help)

/** One thing after another, also where all of it was piped in at once. */
const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
if (process.stdin.isTTY) show()
input.prompt()
for await (const line of input) {
  try {
    const said = await hand.does(line.trim())
    if (said !== undefined) console.log(said)
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
  }
  await calm()
  show()
  input.prompt()
}
await slack.stop()

function show(): void {
  console.log(`\n${hand.screen()}\n`)
  for (const violation of hand.newViolations()) {
    const { severity, where, problem, at } = violation
    console.log(`! ${severity} in ${where}${at}: ${problem}`)
  }
}

/** Waits for the app at its address, or over a socket, which then is the way to it. */
async function appIsThere(): Promise<void> {
  process.stdout.write('Waiting for the app … ')
  while (slack.sockets.count === 0 && !(await slack.http.verifyUrl('are you there')))
    await wait(300)
  if (slack.sockets.count > 0) slack.requestUrl = undefined
  console.log(slack.sockets.count > 0 ? 'it is there, over Socket Mode.' : 'it is there.')
}

/** The app may say several things; the screen is shown when it has been still for a moment. */
async function calm(): Promise<void> {
  for (let seen = -1; seen !== slack.log.length; ) {
    seen = slack.log.length
    await wait(400)
  }
}
