/** Nobody waits for what holds up somebody else, and what one person hears is in order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersTo, callsOf } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
const audit = 'I want to audit AI management systems'
let place: SlackPlace
beforeAll(async () => {
  place = await SlackPlace.open({ slack: { dedupesClientMsgIds: false } })
  await place.start()
})
afterAll(() => place[Symbol.asyncDispose]())

test('a pause that Slack asks for holds up one person, and is kept to', async () => {
  const { slack } = place
  const [ada, ben] = [slack.user('Upaused'), slack.user('Uother')]
  slack.faults.rateLimit('chat.postMessage', 3)
  await ada.writes('hello')
  const paused = await slack.until(() => answeredWith(429))
  await ada.writes(audit)
  await ben.writes('hello')
  await ben.sees(goal)
  expect(answersTo(ada)).toEqual([])
  const before = performance.now()
  await slack.until(() => answersTo(ada).length === 2)
  expect(performance.now() - before).toBeGreaterThan(1_500)
  expect(answersTo(ada)).toEqual([
    expect.stringMatching(goal),
    expect.stringMatching(/starting from/),
  ])
  const posts = callsOf(slack, 'chat.postMessage').filter(({ seq }) => seq > paused)
  expect(posts).toHaveLength(3)
})

test('one message a second and channel, each in its order', async () => {
  const { slack } = place
  const ada = slack.user('Upace')
  for (const line of ['hello', audit, 'why', 'status', 'help']) await ada.writes(line)
  await slack.until(() => answersTo(ada).length === 5)
  const at = ada.dm.filter(({ bot_id }) => bot_id !== undefined).map(({ ts }) => Number(ts))
  for (const [index, ts] of at.slice(1).entries())
    expect(ts - (at[index] ?? 0)).toBeGreaterThan(0.9)
  expect(answersTo(ada)[0]).toMatch(goal)
  expect(answersTo(ada)[1]).toMatch(/starting from/)
})

test('150 people whose messages hang do not keep the next one waiting without an end', async () => {
  const { slack } = place
  const people = Array.from({ length: 150 }, (_, index) => slack.user(`Ucrowd${index}`))
  const hang = slack.faults.hang('chat.postMessage', 120)
  const taken = await Promise.all(people.map((person) => person.writes('hello')))
  expect(taken.every(({ acknowledged, attempts }) => acknowledged && attempts === 1)).toBe(true)
  await hang.reached
  const ben = slack.user('Unext')
  await ben.writes('hello')
  await ben.sees(goal)
  await slack.until(() => people.every((person) => answersTo(person).length > 0))
  hang.drop()
  expect(people.map((person) => answersTo(person).length)).toEqual(people.map(() => 1))
})

function answeredWith(status: number): number | undefined {
  return place.slack.log.find((entry) => entry.kind === 'answered' && entry.status === status)?.seq
}
