/** The local Slack over Socket Mode: envelopes, acknowledgements, and connections that go. */
import { webApi } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { LocalSlack } from '../stage/slack/local-slack.js'
import type { Json } from '../stage/slack/payloads.js'
import { clientOptions, startOverSocket, startSlack } from './bolt-stage.js'

/** A connection that does nothing by itself. */
async function connect(slack: LocalSlack) {
  const { url } = await new webApi.WebClient(
    slack.settings.appToken,
    clientOptions(slack),
  ).apps.connections.open()
  const ws = new WebSocket(url ?? '')
  onTestFinished(() => ws.terminate())
  const got: Json[] = []
  const waiting: (() => void)[] = []
  ws.on('message', (data) => {
    got.push(JSON.parse(String(data)))
    waiting.shift()?.()
  })
  const next = async (): Promise<Json> => {
    if (got.length === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    return got.shift() ?? {}
  }
  expect(await next()).toMatchObject({ type: 'hello', connection_info: { app_id: 'A0CERTPATH' } })
  return { ws, next }
}

test('messages and commands reach Bolt, and its answers are shown', async () => {
  const slack = await startSlack()
  await startOverSocket(slack, (app) => {
    app.message('hello', async ({ say }) => {
      await say('Hello.')
    })
    app.command('/certpath', async ({ ack, command }) => ack(`You asked ${command.text}.`))
  })
  const ada = slack.user('U1')
  expect(await ada.writes('hello')).toMatchObject({ acknowledged: true, attempts: 1 })
  expect((await ada.hears()).text).toBe('Hello.')
  await ada.types('/certpath why', { channel: 'C1' })
  expect(ada.screen()).toBe('certpath (only visible to you): You asked why.')
})

test('what was not acknowledged when a connection is cut comes over another', async () => {
  const slack = await startSlack()
  const silent = await connect(slack)
  const written = slack.user('U1').writes('hello')
  const first = await silent.next()
  expect(first).toMatchObject({
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
    payload: { event: { text: 'hello' } },
  })
  const texts: string[] = []
  await startOverSocket(slack, (app) => {
    app.message(async ({ message }) => {
      texts.push('text' in message ? String(message.text) : '')
    })
  })
  slack.sockets.drop(slack.sockets.ids[0])
  expect(await written).toMatchObject({ acknowledged: true, attempts: 2 })
  expect(texts).toEqual(['hello'])
  const sent = slack.log.filter((entry) => entry.kind === 'sent')
  expect(sent.map(({ id, attempt }) => [id, attempt])).toEqual([
    [sent[0]?.id, 0],
    [sent[0]?.id, 1],
  ])
})

test('an acknowledgement that goes unread makes the same event come again', async () => {
  const slack = await startSlack()
  const attempts: unknown[] = []
  await startOverSocket(slack, (app) => {
    app.message(async ({ context, body }) => {
      attempts.push([body.event_id, context.retryNum, context.retryReason])
    })
  })
  slack.faults.ignoreAcks()
  await slack.user('U1').writes('hello')
  const [id] = attempts[0] as [string]
  expect(attempts).toEqual([
    [id, 0, ''],
    [id, 1, 'timeout'],
  ])
})

test('connections take turns, and one that was told to go gets nothing new', async () => {
  const slack = await startSlack()
  const [one, other] = [await connect(slack), await connect(slack)]
  const answer = async ({ ws, next }: typeof one) => {
    const envelope = await next()
    ws.send(JSON.stringify({ envelope_id: envelope.envelope_id }))
    return (envelope.payload as { event: { text: string } }).event.text
  }
  const ada = slack.user('U1')
  const texts = Promise.all([answer(one), answer(other)])
  await Promise.all([ada.writes('a'), ada.writes('b')])
  expect((await texts).sort()).toEqual(['a', 'b'])
  slack.sockets.disconnect('refresh_requested', slack.sockets.ids[0])
  expect(await one.next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' })
  for (const text of ['c', 'd']) {
    const [got] = await Promise.all([answer(other), ada.writes(text)])
    expect(got).toBe(text)
  }
})

test('an app that is told to go, or is cut off, connects again', async () => {
  const slack = await startSlack()
  await startOverSocket(slack, (app) => {
    app.message(async ({ say }) => {
      await say('Hello.')
    })
  })
  const ada = slack.user('U1')
  for (const goes of [() => slack.sockets.disconnect('warning'), () => slack.sockets.drop()]) {
    const [id] = slack.sockets.ids
    goes()
    await slack.until(() => slack.sockets.count === 1 && slack.sockets.ids[0] !== id)
    await ada.writes('hello')
    expect((await ada.hears()).text).toBe('Hello.')
  }
})
