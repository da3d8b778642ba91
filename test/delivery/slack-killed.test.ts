/** A process that is killed leaves every answer that it acknowledged to the next one. */
import { describe, expect, test } from 'vitest'
import { answersTo, callsOf, timesSeen } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
const strict = { slack: { dedupesClientMsgIds: false } }

describe.concurrent.each([{ socket: false }, { socket: true }])('$socket: Socket Mode', (way) => {
  test('killed between the acknowledgement and the answer', async () => {
    await using place = await SlackPlace.open({ ...strict, ...way })
    const first = await place.start()
    const { slack } = place
    const ada = slack.user('U1')
    const hang = slack.faults.hang('chat.postMessage')
    expect(await ada.writes('hello')).toMatchObject({ acknowledged: true })
    await hang.reached
    await first.end('SIGKILL')
    hang.drop()
    await place.start()
    await ada.sees(goal)
    await ada.writes('I want to audit AI management systems')
    await ada.sees(/starting from/)
    expect(answersTo(ada)).toHaveLength(2)
  })
})

test.concurrent('killed after Slack had the message, before that was kept', async () => {
  await using place = await SlackPlace.open(strict)
  const first = await place.start()
  const { slack } = place
  const ada = slack.user('U1')
  await ada.writes('hello')
  await ada.sees(goal)
  const hang = slack.faults.hang('chat.update')
  await ada.taps('Audit AI management systems')
  // The answer is there, and the process is at the buttons of the one before it.
  await hang.reached
  expect(timesSeen(ada, /starting from/)).toBe(1)
  await first.end('SIGKILL')
  hang.drop()
  await place.start()
  await ada.sees(/✓ Audit AI management systems/)
  await ada.writes('help')
  await ada.sees(/Answer with a button/)
  expect(answersTo(ada)).toHaveLength(3)
  expect(callsOf(slack, 'conversations.history').length).toBeGreaterThan(0)
})

test.concurrent('killed while another process serves: that one takes over', async () => {
  await using place = await SlackPlace.open({ ...strict, socket: true })
  const first = await place.start()
  const { slack } = place
  const ada = slack.user('U1')
  const hang = slack.faults.hang('chat.postMessage')
  await ada.writes('hello')
  await hang.reached
  await place.start()
  await first.end('SIGKILL')
  hang.drop()
  await ada.writes('I want to audit AI management systems')
  await ada.sees(/starting from/)
  expect(answersTo(ada)).toEqual([
    expect.stringMatching(goal),
    expect.stringMatching(/starting from/),
  ])
})
