/** The local Slack, driven with a real Bolt app on the other side. */

import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { expect, onTestFinished, test } from 'vitest'
import { SteppedClock } from '../stage/slack/clock.js'
import { LocalSlack } from '../stage/slack/local-slack.js'
import type { Settings } from '../stage/slack/settings.js'

async function startSlack(settings: Partial<Settings> = {}): Promise<LocalSlack> {
  const slack = await LocalSlack.start(settings)
  onTestFinished(() => slack.stop())
  return slack
}

/** A Bolt app over HTTP, connected to the local Slack. */
async function startApp(slack: LocalSlack, prepare: (app: App) => void): Promise<App> {
  const { signingSecret, botToken } = slack.settings
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR })
  const app = new App({
    token: botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  })
  prepare(app)
  const server = (await app.start(0)) as import('node:http').Server
  slack.requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  onTestFinished(async () => {
    server.closeAllConnections()
    await app.stop()
  })
  return app
}

const choices = {
  text: 'Which is it?',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Which is *it*?' } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'a',
          value: 'audit',
          text: { type: 'plain_text', text: 'Audit' },
        },
        {
          type: 'button',
          action_id: 'b',
          value: 'build',
          text: { type: 'plain_text', text: 'Build' },
        },
      ],
    },
  ],
}

test('a message is acknowledged before it is answered, under a signature that Bolt accepts', async () => {
  const slack = await startSlack()
  await startApp(slack, (app) => app.message(/hello/, async ({ say }) => void (await say(choices))))
  const ada = slack.user('U1')
  const taken = await ada.writes('hello')
  expect(taken).toMatchObject({ acknowledged: true, status: 200, attempts: 1 })
  expect(await ada.sees('Which is *it*?')).toBe('Which is *it*?\n[Audit] [Build]')
  expect(ada.screen()).toBe('ada: hello\ncertpath: Which is *it*?\n[Audit] [Build]')
  const order = slack.log.map((entry) => ('method' in entry ? entry.method : entry.kind))
  expect(order).toEqual([
    'auth.test',
    'auth.test',
    'sent',
    'acknowledged',
    'chat.postMessage',
    'chat.postMessage',
  ])
  expect(slack.violations).toEqual([])
})
