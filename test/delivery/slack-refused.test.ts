/** What Slack will never take ends, in the store, the log and the figures; and holds up nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Served } from '../stage/served.js'
import { answersTo, callsOf, timesSeen } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'
import { rowsIn } from '../stage/store-from-outside.js'

const audit = 'I want to audit AI management systems'
const goal = /What would you like to do/
let place: SlackPlace
let served: Served
beforeAll(async () => {
  place = await SlackPlace.open()
  served = await place.start()
})
afterAll(() => place[Symbol.asyncDispose]())

test.each(['channel_not_found', 'is_archived', 'restricted_action', 'msg_blocked'])(
  '%s from a closed conversation',
  async (error) => {
    const { slack } = place
    const ada = slack.user(`U${error}`)
    slack.admin.closesDm(ada.id, error)
    const posted = callsOf(slack, 'chat.postMessage').length
    await ada.writes('hello')
    await served.until(new RegExp(`"code":"${error}"`))
    expect(await refusalsOf(ada.id)).toEqual([error])
    slack.admin.opensDm(ada.id)
    await ada.writes('hello again')
    await slack.until(() => answersTo(ada).length === 1)
    // Slack says that they are where they wrote: nothing is tried there a second time.
    expect(callsOf(slack, 'chat.postMessage').length - posted).toBe(2)
  },
)

test('user_not_found, where somebody has left before they were answered', async () => {
  const { slack } = place
  const ada = slack.user('Ugone')
  const hang = slack.faults.hang('conversations.open')
  await ada.shortcut('certpath_start')
  await hang.reached
  slack.admin.deactivates(ada.id)
  hang.drop()
  await served.until(/"code":"user_not_found"/)
  expect(await refusalsOf(ada.id)).toEqual(['user_not_found'])
})

test.each(['account_inactive', 'token_revoked'])('%s, once, is looked into', async (error) => {
  const { slack } = place
  const ada = slack.user(`U${error}`)
  const asked = callsOf(slack, 'auth.test').length
  slack.faults.error('chat.postMessage', error)
  await ada.writes('hello')
  await served.until(new RegExp(`"code":"${error}"`))
  await slack.until(() => callsOf(slack, 'auth.test').length > asked)
  expect(await refusalsOf(ada.id)).toEqual([error])
})

test('every refusal has a line with ids and no words, and is counted', async () => {
  const lines = served.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'delivery refused')
  expect(lines.length).toBeGreaterThanOrEqual(7)
  for (const line of lines)
    expect(line).toMatchObject({
      platform: 'slack',
      conversation: expect.stringMatching(/^\w+$/),
      revision: expect.any(Number),
      code: expect.any(String),
    })
  const metrics = await (await served.get('/metrics')).text()
  expect(metrics).toContain('certpath_deliveries_total{platform="slack",result="refused"}')
  expect(metrics).toContain('certpath_platform_errors_total{platform="slack",code="is_archived"}')
  expect(metrics).toMatch(/certpath_outbox_depth 0/)
})

test('a dead trigger: the talk offers what the form would', async () => {
  const { slack } = place
  const ada = slack.user('Utrigger')
  await ada.writes(audit)
  await ada.sees(/starting from/)
  await ada.opensHome()
  await slack.until(() => ada.home)
  slack.faults.error('views.open', 'expired_trigger_id')
  await ada.taps('Change an answer')
  await slack.until(() => answersTo(ada).length === 2)
  expect(ada.modal).toBeUndefined()
})

test('a form that hangs: acknowledged, and the talk offers the same', async () => {
  const { slack } = place
  const ada = slack.user('Uhang')
  await ada.writes(audit)
  await ada.sees(/starting from/)
  await ada.opensHome()
  await slack.until(() => ada.home)
  const hang = slack.faults.hang('views.open')
  expect(await ada.taps('Change an answer')).toMatchObject({ acknowledged: true })
  await hang.reached
  await slack.until(() => answersTo(ada).length === 2)
  hang.drop()
})

test('a home page whose answer is lost is there, and drawn anew when it is opened again', async () => {
  const { slack } = place
  const ada = slack.user('Uhome')
  slack.faults.loseAnswer('views.publish')
  await ada.opensHome()
  await slack.until(() => ada.home)
  slack.faults.status('views.publish', 500)
  await ada.opensHome()
  const drawn = ada.home
  await ada.opensHome()
  await slack.until(() => ada.home !== drawn)
})

test.each([
  ['expired', 'expired_url'],
  ['used up', 'used_url'],
])('an address of a card that is %s: the answer comes directly', async (name, error) => {
  const { slack } = place
  const ada = slack.user(`U${name.replace(' ', '-')}`)
  slack.faults.status('response_url', 404)
  await ada.types('/certpath', { channel: 'C1' })
  await ada.sees(goal)
  expect(ada.ephemerals('C1'), error).toEqual([])
  expect(timesSeen(ada, goal)).toBe(1)
})

test('a channel that may not be spoken in: whoever mentions the bot is answered directly', async () => {
  const { slack } = place
  const ada = slack.user('Umention')
  slack.faults.error('chat.postEphemeral', 'not_in_channel')
  await ada.mentions('hello', { channel: 'C1' })
  await slack.until(() => answersTo(ada).length === 1)
  expect(ada.ephemerals('C1')).toEqual([])
})

/** What is logged is marked with the next commit, or soon. */
async function refusalsOf(user: string): Promise<readonly unknown[]> {
  for (;;) {
    const rows = (await rowsIn(
      place.storeAddress,
      'select refusal from outgoing where conversation like ? and delivered_at is not null',
      [`%${user}%`],
    )) as readonly { readonly refusal: string | null }[]
    if (rows.length > 0) return rows.map(({ refusal }) => refusal)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('blocks that Slack does not take: the words are there all the same', async () => {
  const { slack } = place
  const ada = slack.user('Ublocks')
  slack.faults.error('chat.postMessage', 'invalid_blocks')
  await ada.writes('hello')
  await ada.sees(goal)
  expect(await refusalsOf(ada.id)).toEqual([null])
})

test('a command whose address fails again and again is answered directly, and holds up nothing', async () => {
  const { slack } = place
  const ada = slack.user('Uaddress')
  slack.faults.status('response_url', 500, 4)
  await ada.types('/certpath', { channel: 'C1' })
  await ada.writes(audit)
  await ada.sees(/Where are you starting from/)
  expect(answersTo(ada)).toHaveLength(2)
  expect(ada.ephemerals('C1')).toEqual([])
})
