/** Slack has its acknowledgement within three seconds, whatever becomes of the answer. */
import { describe, expect, test } from 'vitest'
import { callsOf, timesSeen } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

describe.each([{ socket: false }, { socket: true }])('$socket: Socket Mode', (options) => {
  test('an event is acknowledged before anything is sent', async () => {
    await using place = await SlackPlace.open(options)
    await place.start()
    const { slack } = place
    const before = slack.log.length
    expect(await slack.user('U1').writes('hello')).toMatchObject({ acknowledged: true })
    await slack.user('U1').sees(/What would you like to do/)
    const [first, second] = slack.log.slice(before).filter(({ kind }) => kind !== 'socket')
    expect([first?.kind, second?.kind]).toEqual(['sent', 'acknowledged'])
  })

  test('whatever of Slack hangs', async () => {
    await using place = await SlackPlace.open(options)
    await place.start()
    const { slack } = place
    const ada = slack.user('U1')
    const ben = slack.user('U2')
    const hangs = ['chat.postMessage', 'chat.update', 'conversations.open', 'views.publish'].map(
      (method) => slack.faults.hang(method, 1),
    )
    const taken = await Promise.all([ada.writes('hello'), ben.opensHome()])
    expect(taken).toMatchObject([acknowledgedAtOnce, acknowledgedAtOnce])
    await ada.sees(/What would you like to do/)
    expect(await ada.taps('Audit AI management systems')).toMatchObject(acknowledgedAtOnce)
    await ada.sees(/starting from/)
    expect(await ada.shortcut('certpath_start')).toMatchObject(acknowledgedAtOnce)
    await slack.until(() => callsOf(slack, 'conversations.open').length === 2)
    for (const hang of hangs) hang.release()
    await slack.until(() => timesSeen(ada, /starting from/) === 2)
    expect(timesSeen(ada, /like to do/)).toBe(1)
  })
})

const acknowledgedAtOnce = { acknowledged: true, attempts: 1 }
