/** Socket Mode, when the connection is lost in every way that it can be. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Served } from '../stage/served.js'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
let place: SlackPlace
let served: Served
beforeAll(async () => {
  place = await SlackPlace.open({ socket: true, slack: { dedupesClientMsgIds: false } })
  served = await place.start()
})
afterAll(() => place[Symbol.asyncDispose]())

test('dropped without a word, in the middle of an event', async () => {
  const { slack } = place
  const ada = slack.user('Udropped')
  const taken = ada.writes('hello')
  slack.sockets.drop()
  expect(await taken).toMatchObject({ acknowledged: true })
  await ada.sees(goal)
  await ada.writes('I want to audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toHaveLength(2)
})

test('told to go: nothing is missed on the way to the next one', async () => {
  const { slack } = place
  const ada = slack.user('Urefreshed')
  const [old] = slack.sockets.ids
  slack.sockets.disconnect('refresh_requested')
  for (const line of ['hello', 'I want to audit AI management systems'])
    expect(await ada.writes(line)).toMatchObject({ acknowledged: true, attempts: 1 })
  await slack.until(() => slack.sockets.count === 1 && slack.sockets.ids[0] !== old)
  await slack.until(() => answersTo(ada).length === 2)
})

test('an acknowledgement that Slack did not read: the event comes again, and is answered once', async () => {
  const { slack } = place
  const ada = slack.user('Uunread')
  slack.faults.ignoreAcks()
  expect(await ada.writes('hello')).toMatchObject({ acknowledged: true })
  await ada.sees(goal)
  await ada.writes('I want to audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toHaveLength(2)
})

test('no new one for a while: it is not ready, delivers what it has, and comes back', async () => {
  const { slack } = place
  const ada = slack.user('Uaway')
  slack.faults.status('apps.connections.open', 503, 2)
  const hang = slack.faults.hang('chat.postMessage')
  await ada.writes('hello')
  slack.sockets.drop()
  await served.until(/http_503/)
  expect(await (await served.get('/readyz')).json()).toMatchObject({ ready: false })
  hang.release()
  await ada.sees(goal)
  expect(await ada.writes('I want to audit AI management systems')).toMatchObject({
    acknowledged: true,
  })
  await slack.until(() => answersTo(ada).length === 2)
})

test('an app token that is refused later: it says so, and goes on serving what it can', async () => {
  const { slack } = place
  slack.faults.error('apps.connections.open', 'invalid_auth', 100)
  slack.sockets.drop()
  await served.until(/"why":"invalid_auth"/)
  expect(await (await served.get('/readyz')).json()).toMatchObject({
    checks: { slack: 'invalid_auth' },
  })
  expect((await served.get('/healthz')).status).toBe(200)
  expect(await served.end()).toBe(0)
})
