import { createServer } from 'node:http'
import { App, webApi } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { quietLogger } from '../../adapters/slack/calling/quiet-logger.js'
import { webClientOptions } from '../../adapters/slack/calling/web-client-options.js'
import { type Logged, listening, logInto, never } from './slack-receiver-stage.js'

/** A Slack of which the test says how it answers, and a client of it. */
async function called(answer: Parameters<typeof createServer>[1], withinMs = never) {
  let calls = 0
  const server = createServer((request, response) => {
    calls += 1
    answer?.(request, response)
  })
  const slackApiUrl = `http://127.0.0.1:${await listening(server)}/api/`
  const logged: Logged[] = []
  const options = webClientOptions({ slackApiUrl, logger: quietLogger(logInto(logged)), withinMs })
  const client = new webApi.WebClient('xoxb-secret', options)
  const error = await client.chat
    .postMessage({ channel: 'D1', text: 'Somebody wrote this' })
    .catch((thrown: unknown) => thrown)
  return { error, calls: () => calls, logged, options, slackApiUrl }
}

describe('a call of the Web API is tried once, and fails', () => {
  test('when no answer comes in time', async () => {
    const { error, calls } = await called(() => {}, 50)
    expect(error).toBeInstanceOf(webApi.WebAPIRequestError)
    // On a slow machine it may not have got there.
    expect(calls()).toBeLessThan(2)
  })

  test('when the answer breaks off', async () => {
    const { error, calls } = await called((_, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('{"ok":true', () => response.destroy())
    })
    expect(error).toBeInstanceOf(webApi.WebAPIRequestError)
    expect(calls()).toBe(1)
  })

  test('when Slack is down', async () => {
    const { error, calls } = await called((_, response) => response.writeHead(500).end('down'))
    expect(error).toBeInstanceOf(webApi.WebAPIHTTPError)
    expect(calls()).toBe(1)
  })

  test('when Slack wants a pause, and says how long', async () => {
    const { error, calls } = await called((_, response) =>
      response.writeHead(429, { 'retry-after': '30' }).end(),
    )
    expect(error).toMatchObject({ retryAfter: 30 })
    expect(calls()).toBe(1)
  })

  test('without a word of it in the log', async () => {
    const { error, logged } = await called((_, response) =>
      response.end('{"ok":false,"error":"channel_not_found"}'),
    )
    expect(error).toBeInstanceOf(webApi.WebAPIPlatformError)
    expect(JSON.stringify(logged)).not.toMatch(/wrote|secret/)
  })
})

test('an answer to a response URL has a deadline too', async () => {
  const { options, slackApiUrl } = await called(() => {}, 50)
  const app = new App({
    clientOptions: options,
    logger: quietLogger(logInto([])),
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' }),
  })
  app.command('/certpath', async ({ respond }) => {
    await respond('hello')
  })
  const body = { command: '/certpath', team_id: 'T1', user_id: 'U1', response_url: slackApiUrl }
  await expect(app.processEvent({ body, ack: async () => {} })).rejects.toThrow()
})
