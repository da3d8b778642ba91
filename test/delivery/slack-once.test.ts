/** Each answer stands in Slack once, however often Slack asks for it and whatever gets lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersTo, callsOf, lastSent, timesSeen } from '../stage/slack/outcome.js'
import type { Person } from '../stage/slack/person.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const audit = 'I want to audit AI management systems'

describe.each([false, true])('Slack knows a message by its id: %s', (dedupesClientMsgIds) => {
  let place: SlackPlace
  beforeAll(async () => {
    place = await SlackPlace.open({ slack: { dedupesClientMsgIds } })
    await place.start()
  })
  afterAll(() => place[Symbol.asyncDispose]())

  test.each(['twice', 'in-parallel'] as const)('an event that comes %s', async (fault) => {
    const { slack } = place
    const ada = slack.user(`Uevent-${fault}`)
    slack.faults.event(fault)
    await ada.writes('hello')
    await ada.writes(audit)
    await ada.sees(background)
    expect(answersTo(ada)).toHaveLength(2)
  })

  test('a message whose response is lost is found again', async () => {
    const { slack } = place
    const ada = slack.user('Ulost')
    const looked = callsOf(slack, 'conversations.history').length
    slack.faults.loseAnswer('chat.postMessage', 2)
    await ada.writes('hello')
    await ada.writes(audit)
    await ada.sees(background)
    expect(timesSeen(ada, goal)).toBe(1)
    await ada.writes('I am new to ISO standards')
    await slack.until(() => answersTo(ada).length === 3)
    expect(timesSeen(ada, background)).toBe(1)
    expect(callsOf(slack, 'conversations.history').length).toBeGreaterThan(looked)
  })

  test('a message that Slack failed to take, over and over, comes once it can', async () => {
    const { slack } = place
    const ada = slack.user('U500')
    slack.faults.status('chat.postMessage', 500)
    slack.faults.error('chat.postMessage', 'fatal_error')
    await ada.writes('hello')
    await ada.writes(audit)
    await ada.sees(background)
    expect(answersTo(ada)).toEqual([expect.stringMatching(goal), expect.stringMatching(background)])
  })

  test('a lost response of chat.update leaves the buttons dead, and the answer once', async () => {
    const { slack } = place
    const ada = slack.user('Uupdate')
    await ada.writes('hello')
    await ada.sees(goal)
    slack.faults.loseAnswer('chat.update')
    await ada.taps('Audit AI management systems')
    await ada.sees(/✓ Audit AI management systems/)
    await ada.sees(background)
    await ada.selects('New to ISO standards')
    await slack.until(() => answersTo(ada).length === 3)
    expect(timesSeen(ada, background)).toBe(1)
  })

  test('a tap that is delivered twice counts once; a double tap has a stale second', async () => {
    const { slack } = place
    const ada = slack.user('Utap')
    await ada.writes('hello')
    await ada.sees(goal)
    const question = ada.dm.at(-1)
    if (question === undefined) throw new Error('There is no question')
    await ada.taps('Audit AI management systems')
    await slack.again(lastSent(slack))
    await ada.sees(background)
    await ada.taps('Build or run an AI management system', { message: question })
    await ada.sees(/That button belongs to an earlier step/)
    expect(answersTo(ada)).toHaveLength(3)
    await ada.taps('Audit AI management systems', { message: question })
    await slack.until(() => answersTo(ada).length === 4)
  })

  test('a command thrice, and each answer in its own card', async () => {
    const { slack } = place
    const ada = slack.user('Ucommand')
    await Promise.all([1, 2, 3].map(() => ada.types('/certpath', { channel: 'C1' })))
    await slack.until(() => cards(ada).length === 3)
    expect(cards(ada).filter((text) => goal.test(text))).toHaveLength(3)
    await slack.again(lastSent(slack))
    await ada.types('/certpath help', { channel: 'C1' })
    await slack.until(() => cards(ada).length === 4)
    expect(answersTo(ada)).toEqual([])
  })

  test('a card whose replacement is lost on the way back is replaced once more, and stands once', async () => {
    const { slack } = place
    const ada = slack.user('Ucard')
    await ada.types('/certpath', { channel: 'C1' })
    await slack.until(() => cards(ada).length === 1)
    slack.faults.loseAnswer('response_url')
    await ada.taps('Audit AI management systems')
    await ada.sees(background)
    await ada.writes('help')
    await slack.until(() => answersTo(ada).length === 1)
    expect(cards(ada)).toHaveLength(1)
  })

  test('a file whose sharing is lost on the way back is there once, and so is the card', async () => {
    const { slack } = place
    const ada = slack.user('Ufile')
    await ada.types('/certpath data', { channel: 'C1' })
    await slack.until(() => cards(ada).length === 1)
    slack.faults.loseAnswer('files.completeUploadExternal')
    slack.faults.loseAnswer('response_url')
    await ada.taps(/copy|export|file/i)
    await slack.until(() => files(ada).length === 1)
    await ada.writes('data')
    await slack.until(() => answersTo(ada).length === 2)
    slack.faults.loseAnswer('files.completeUploadExternal')
    await ada.taps(/copy|export|file/i)
    await ada.writes('help')
    await slack.until(() => answersTo(ada).length === 5)
    expect(files(ada)).toHaveLength(2)
    expect(cards(ada)).toHaveLength(1)
  })
})

describe('in two processes on one store', () => {
  test('an event that reaches both is answered once', async () => {
    await using place = await SlackPlace.open({
      socket: true,
      slack: { dedupesClientMsgIds: false },
    })
    const [one] = [await place.start(), await place.start()]
    const { slack } = place
    const ada = slack.user('U1')
    expect(slack.sockets.count).toBe(2)
    slack.faults.event('in-parallel', 2)
    await ada.writes('hello')
    await ada.writes(audit)
    await ada.sees(background)
    slack.faults.event('twice')
    await ada.writes('I am new to ISO standards')
    await slack.until(() => answersTo(ada).length === 3)
    const sent = lastSent(slack)
    // What came before the end of one, and again after it, to the other.
    expect(await one?.end()).toBe(0)
    expect(await slack.again(sent)).toMatchObject({ acknowledged: true })
    await ada.writes('help')
    await slack.until(() => answersTo(ada).length === 4)
    expect(timesSeen(ada, goal)).toBe(1)
  })
})

function cards(person: Person): readonly string[] {
  return person.ephemerals('C1').map((message) => person.textOf(message))
}

function files(person: Person): readonly unknown[] {
  return person.dm.filter(({ subtype }) => subtype === 'file_share')
}
