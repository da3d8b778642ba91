/** What people in Slack get while nothing can be kept: no acknowledgement, or a word of it. */

import Connection from 'libsql'
import { beforeAll, expect, test } from 'vitest'
import { buildChild, start } from '../stage/child.js'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
let script = ''
beforeAll(() => {
  script = buildChild('slack-store')
})

test('another process holds the file for seconds: refused in time, sent again, answered once', async () => {
  await using place = await SlackPlace.open({
    slack: { dedupesClientMsgIds: false, retryWaitsInMs: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
  })
  await place.start()
  const { slack } = place
  const [ada, ben] = [slack.user('U1'), slack.user('U2')]
  await ben.writes('hello')
  await ben.sees(goal)
  const holder = start(script, ['hold', `${place.folder}/certpath.db`])
  await holder.until(({ kind }) => kind === 'held')
  const taken = ada.writes('hello')
  const tapped = ben.taps('Audit AI management systems')
  await slack.until(() => slack.log.some(({ kind }) => kind === 'unacknowledged'))
  expect(await tapped).toMatchObject({ acknowledged: true })
  expect(await ada.types('/certpath help', { channel: 'C1' })).toMatchObject({ acknowledged: true })
  await ben.sees(/Something went wrong here, and nothing has changed/)
  holder.go()
  await holder.ended
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
  const connection = new Connection(`${place.folder}/certpath.db`)
  // As on a full disk, no event can be kept.
  connection.exec(
    "create trigger no_room before insert on events begin select raise(abort, 'full'); end",
  )
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
  connection.exec('drop trigger no_room')
  connection.close()
  await ada.taps('Audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toHaveLength(3)
})
