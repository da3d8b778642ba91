import { describe, expect, test } from 'vitest'
import { retryWaits } from '../../adapters/slack/arriving/retry-waits.js'
import { SlackRefused } from '../../adapters/slack/calling/slack-refused.js'
import { command, held, message } from './slack-receiver-stage.js'
import { commandEnvelope, eventEnvelope, overSocket, socketSlack } from './slack-socket-stage.js'

const refused = { body: { ok: false, error: 'invalid_auth' } }

describe('an event over Socket Mode', () => {
  test('is acknowledged when its handler is done, and what follows is done after that', async () => {
    const slack = await socketSlack()
    const { receiver, happened } = overSocket(slack)
    await receiver.start()
    expect(receiver.notReady()).toBe(null)
    expect(slack.calls).toEqual([{ token: 'Bearer xapp-1' }])
    const [link] = slack.links
    link?.send(eventEnvelope('e1', message('E1')))
    await slack.until(() => link?.received.length === 1)
    expect(link?.received).toEqual([{ envelope_id: 'e1', payload: {} }])
    expect(happened).toEqual(['E1 begins', 'E1 ends', 'E1 goes on'])
  })

  test('is not acknowledged while its handler runs, however long that takes', async () => {
    const slack = await socketSlack()
    const stage = overSocket(slack, { answerWithinMs: 0 })
    const slow = held()
    stage.during = () => slow.until
    await stage.receiver.start()
    const [link] = slack.links
    link?.send(eventEnvelope('e1', message('E1')))
    link?.send(commandEnvelope('e2', command))
    // A command is acknowledged in time, and shows that the event before it is not.
    await slack.until(() => link?.received.length === 1)
    expect(link?.received[0]?.envelope_id).toBe('e2')
    slow.release()
    await slack.until(() => link?.received.length === 2)
    expect(stage.happened.indexOf('E1 goes on')).toBeGreaterThan(stage.happened.indexOf('E1 ends'))
  })

  test('is not acknowledged when its handler fails', async () => {
    const slack = await socketSlack()
    const stage = overSocket(slack)
    await stage.receiver.start()
    const [link] = slack.links
    stage.during = () => Promise.reject(new Error('The disk is full'))
    link?.send(eventEnvelope('e1', message('E1')))
    link?.send(eventEnvelope('e2', { ...message('E2'), event: { type: 'app_home_opened' } }))
    await slack.until(() => link?.received.length === 1)
    expect(link?.received).toEqual([{ envelope_id: 'e2', payload: {} }])
    expect(stage.happened).toEqual(['E1 begins'])
  })

  test('is taken once more by the next connection if the one it came by is lost', async () => {
    const slack = await socketSlack()
    const stage = overSocket(slack)
    const slow = held()
    const begun = held()
    stage.during = () => {
      begun.release()
      return slow.until
    }
    await stage.receiver.start()
    slack.links[0]?.send(eventEnvelope('e1', message('E1')))
    await begun.until
    slack.links[0]?.socket.terminate()
    await slack.until(() => slack.links.length === 2)
    slow.release()
    slack.links[1]?.send(eventEnvelope('e2', message('E1')))
    await slack.until(() => slack.links[1]?.received.length === 1)
    expect(stage.happened.filter((what) => what === 'E1 goes on')).toHaveLength(1)
    expect(stage.waited[0]).toBe(0)
  })
})

test('a command is acknowledged with what the handler answers', async () => {
  const slack = await socketSlack()
  const { receiver } = overSocket(slack)
  await receiver.start()
  const [link] = slack.links
  link?.send(commandEnvelope('e1', command))
  await slack.until(() => link?.received.length === 1)
  expect(link?.received).toEqual([{ envelope_id: 'e1', payload: { text: 'one moment' } }])
})

test('what nobody expects is passed over, and the connection lives on', async () => {
  const slack = await socketSlack()
  const { receiver, logged } = overSocket(slack)
  await receiver.start()
  const [link] = slack.links
  for (const text of ['null', '7', '{"type":', '{"type":"events_api"}', '{}', '[]'])
    link?.send(text)
  link?.send(eventEnvelope('e1', message('E1')))
  await slack.until(() => link?.received.some(({ envelope_id: id }) => id === 'e1') === true)
  expect(logged.map(({ event }) => event)).toContain('socket message not understood')
})

describe('a connection that Slack will close', () => {
  test('is followed by another at once, and closed when what came by it is acknowledged', async () => {
    const slack = await socketSlack()
    const stage = overSocket(slack)
    const slow = held()
    stage.during = () => slow.until
    await stage.receiver.start()
    const [first] = slack.links
    first?.send(eventEnvelope('e1', message('E1')))
    first?.send({ type: 'disconnect', reason: 'warning' })
    await slack.until(() => slack.links.length === 2)
    expect(stage.waited).toEqual([0])
    expect(stage.receiver.notReady()).toBe(null)
    expect(first?.closed).toBe(false)
    slow.release()
    await slack.until(() => first?.closed === true)
    expect(first?.received).toEqual([{ envelope_id: 'e1', payload: {} }])
  })

  test('is waited for longer each time if it is closed soon again', async () => {
    const slack = await socketSlack()
    const { receiver, waited } = overSocket(slack)
    await receiver.start()
    for (let round = 1; round <= 3; round += 1) {
      slack.links.at(-1)?.send({ type: 'disconnect', reason: 'too_many_websockets' })
      await slack.until(() => slack.links.length === round + 1)
    }
    expect(waited).toEqual([0, 1, 2])
  })
})

describe('a Slack that cannot be reached', () => {
  test('at the start is tried again until it can', async () => {
    const slack = await socketSlack()
    const { opening } = slack
    slack.opening = () => ({ status: 503, body: {} })
    const { receiver, waited } = overSocket(slack)
    await receiver.start()
    expect(receiver.notReady()).toBe('http_503')
    await slack.until(() => slack.calls.length > 3)
    slack.opening = opening
    await slack.until(() => slack.links.length === 1 && receiver.notReady() === null)
    expect(waited.slice(0, 3)).toEqual([1, 2, 3])
  })

  test('after a lost connection is tried again, and is not ready meanwhile', async () => {
    const slack = await socketSlack()
    const { receiver, happened } = overSocket(slack)
    await receiver.start()
    const { opening } = slack
    slack.opening = () => ({ status: 500, body: {} })
    slack.links[0]?.socket.terminate()
    await slack.until(() => slack.calls.length > 2)
    expect(receiver.notReady()).toBe('http_500')
    slack.opening = opening
    await slack.until(() => slack.links.length === 2)
    slack.links[1]?.send(eventEnvelope('e1', message('E1')))
    await slack.until(() => slack.links[1]?.received.length === 1)
    expect(happened).toContain('E1 goes on')
  })

  test('that says no hello is given up', async () => {
    const slack = await socketSlack()
    slack.greet = false
    const { receiver } = overSocket(slack, { helloWithinMs: 100 })
    await receiver.start()
    expect(receiver.notReady()).toBe('unreachable')
    await slack.until(() => slack.links.some(({ closed }) => closed))
  })

  test('that has gone silent is found out, and left', async () => {
    const slack = await socketSlack()
    const { receiver } = overSocket(slack, { silenceMs: { ours: 30, slacks: 30_000 } })
    await receiver.start()
    // A socket that reads nothing answers no ping, and no goodbye either.
    slack.links[0]?.socket.pause()
    await slack.until(() => slack.links.length > 1)
  })
})

describe('a token that Slack refuses', () => {
  test('at the start is said in one line that names the setting', async () => {
    const slack = await socketSlack()
    slack.opening = () => refused
    const { receiver } = overSocket(slack)
    const error = await receiver.start().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SlackRefused)
    expect(String(error)).toMatch(/^SlackRefused: SLACK_APP_TOKEN: [^\n]+invalid_auth[^\n]+$/)
    expect(String(error)).not.toContain('xapp')
  })

  test('later is logged and tried again', async () => {
    const slack = await socketSlack()
    const { receiver, logged } = overSocket(slack)
    await receiver.start()
    const { opening } = slack
    slack.opening = () => ({ body: { ok: false, error: 'account_inactive' } })
    slack.links[0]?.socket.terminate()
    await slack.until(() => slack.calls.length > 2)
    expect(receiver.notReady()).toBe('account_inactive')
    expect(logged).toContainEqual({
      event: 'slack socket does not open',
      ids: { why: 'account_inactive' },
    })
    slack.opening = opening
    await slack.until(() => slack.links.length === 2)
  })
})

test('a receiver that stops takes no more, and ends when what it has in hand is acknowledged', async () => {
  const slack = await socketSlack()
  const stage = overSocket(slack)
  const slow = held()
  const begun = held()
  stage.during = () => {
    begun.release()
    return slow.until
  }
  await stage.receiver.start()
  const [link] = slack.links
  link?.send(eventEnvelope('e1', message('E1')))
  await begun.until
  const stopped = stage.receiver.stop()
  link?.send(eventEnvelope('e2', message('E2')))
  slow.release()
  await stopped
  await slack.until(() => link?.closed === true)
  expect(link?.received).toEqual([{ envelope_id: 'e1', payload: {} }])
  expect(slack.links).toHaveLength(1)
  expect(stage.receiver.notReady()).not.toBe(null)
})

test('waits grow to half a minute, and are not all the same', () => {
  const longest = retryWaits(() => 1)
  const shortest = retryWaits(() => 0)
  expect([0, 1, 2, 3, 4, 5, 6, 99].map(shortest.afterFailures)).toEqual([
    0, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500,
  ])
  expect(longest.afterFailures(99)).toBe(37_500)
})
