/** The two bots, each beside a local Slack of its own. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LocalSlack } from '../../stage/slack/local-slack.js'
import type { Person } from '../../stage/slack/person.js'
import { type Bot, endProcess, saidBy, startProcess } from '../chat/bot.js'

export function startBare(): Promise<Bot<Person>> {
  return startBot('bare Bolt', [fileURLToPath(new URL('../bare-bolt.js', import.meta.url))], {})
}

/** @param folder where its store is */
export function startCertpath(folder: string): Promise<Bot<Person>> {
  const args = [resolve('dist/main.js'), 'serve']
  return startBot('certpath', args, { DATABASE_URL: `file:${join(folder, 'certpath.db')}` })
}

async function startBot(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Bot<Person>> {
  const slack = await LocalSlack.start({
    checks: false,
    keepsLog: false,
    retryWaitsInMs: [],
    ackWithinInMs: 30_000,
  })
  const child = startProcess(args, {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_SIGNING_SECRET: slack.settings.signingSecret,
    ...env,
  })
  slack.requestUrl = await saidBy(child, /http:\S+/)
  return {
    name,
    child,
    person: (user) => slack.user(user),
    /** Node takes in one new connection each time around; under load the last would wait for seconds. */
    async connect(connections) {
      const { http } = slack
      await Promise.all(Array.from({ length: connections }, () => http.verifyUrl('are you there')))
    },
    async [Symbol.asyncDispose]() {
      await endProcess(child)
      await slack.stop()
    },
  }
}
