/** What people in Slack get while nothing can be kept: no acknowledgement, or a word of it. */
import { expect, test } from 'vitest'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'
import { hold, leaveNoRoom } from '../stage/store-from-outside.js'

const goal = /What would you like to do/

test('another process holds the store for seconds: refused in time, sent again, answered once', async () => {
  await using place = await SlackPlace.open({
    slack: {
      dedupesClientMsgIds: false,
      retryWaitsInMs: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      // However busy the machine is: without a refusal it would be waited for until the release.
      ackWithinInMs: 30_000,
    },
  })
  await place.start()
  const { slack } = place
  const [ada, ben] = [slack.user('U1'), slack.user('U2')]
  await ben.writes('hello')
  await ben.sees(goal)
  const release = await hold(place.storeAddress)
  const taken = ada.writes('hello')
  const tapped = ben.taps('Audit AI management systems')
  await slack.until(() => slack.log.some(({ kind }) => kind === 'unacknowledged'))
  expect(await tapped).toMatchObject({ acknowledged: true })
  expect(await ada.types('/certpath help', { channel: 'C1' })).toMatchObject({ acknowledged: true })
  await ben.sees(/Something went wrong here, and nothing has changed/)
  await release()
  expect(await taken).toMatchObject({ acknowledged: true })
  await ada.sees(goal)
  await ada.writes('I want to audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toHaveLength(2)
  for (const entry of slack.log)
    if (entry.kind === 'unacknowledged') expect(entry.why).toBe('http_error')
})

test('a store that takes nothing: refused and said, and all is well once it does', async () => {
  await using place = await SlackPlace.open({ slack: { dedupesClientMsgIds: false } })
  const served = await place.start()
  const { slack } = place
  const ada = slack.user('U1')
  await ada.writes('hello')
  await ada.sees(goal)
  const release = await leaveNoRoom(place.storeAddress)
  expect(await ada.writes('I want to audit AI management systems')).toMatchObject({
    acknowledged: false,
    attempts: 4,
    status: 503,
  })
  expect(await ada.taps('Audit AI management systems')).toMatchObject({ acknowledged: true })
  await ada.sees(/Something went wrong here, and nothing has changed/)
  expect(await ada.types('/certpath help', { channel: 'C1' })).toMatchObject({ acknowledged: true })
  await slack.until(() => ada.ephemerals('C1').length === 1)
  expect((await served.get('/healthz')).status).toBe(200)
  await release()
  await ada.taps('Audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toHaveLength(3)
})
