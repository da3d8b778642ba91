/** The local Slack's Web API and response addresses: what they do, and how they refuse and fail. */
import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { SteppedClock } from '../stage/slack/clock.js'
import type { LocalSlack } from '../stage/slack/local-slack.js'
import { clientOf, clientOptions, startSlack } from './bolt-stage.js'

/** Where no app is. */
const nobody = 'http://127.0.0.1:9/'

/** What a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = (await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )) as webApi.WebAPIPlatformError | undefined
  return error?.data?.error ?? String(error)
}

test('a call is refused in Slack’s words', async () => {
  const slack = await startSlack({ requestUrl: nobody })
  const client = clientOf(slack)
  const say = (more: object) =>
    refusal(client.chat.postMessage({ channel: 'DU1', text: 'hello', ...more }))
  slack.user('U1')
  await client.conversations.open({ users: 'U1' })
  const ts = (await client.chat.postMessage({ channel: 'U1', text: 'hello' })).ts ?? ''
  expect(await refusal(new webApi.WebClient(undefined, clientOptions(slack)).auth.test())).toBe(
    'not_authed',
  )
  expect(await refusal(new webApi.WebClient('xoxb-0', clientOptions(slack)).auth.test())).toBe(
    'invalid_auth',
  )
  expect(await refusal(client.apiCall('chat.sing'))).toBe('unknown_method')
  expect(await say({ channel: 'C9' })).toBe('channel_not_found')
  expect(await say({ channel: 'C2' })).toBe('not_in_channel')
  expect(await say({ text: '' })).toBe('no_text')
  expect(await say({ text: 'a'.repeat(40_001) })).toBe('msg_too_long')
  expect(await say({ blocks: [{ type: 'divide' }] })).toBe('invalid_blocks')
  expect(await say({ metadata: { event_type: 'a', event_payload: 1 } })).toBe(
    'invalid_metadata_format',
  )
  expect(await refusal(client.users.info({ user: 'U9' }))).toBe('user_not_found')
  expect(await refusal(client.conversations.open({ users: 'U9' }))).toBe('user_not_found')
  expect(await refusal(client.chat.update({ channel: 'DU1', ts: '1', text: 'a' }))).toBe(
    'message_not_found',
  )
  await slack.user('U1').mentions('hello', { channel: 'C1' })
  const theirs = slack.user('U1').messages('C1')[0]?.ts ?? ''
  expect(await refusal(client.chat.update({ channel: 'C1', ts: theirs, text: 'a' }))).toBe(
    'cant_update_message',
  )
  slack.admin.archives('C1')
  expect(await say({ channel: 'C1' })).toBe('is_archived')
  slack.admin.closesDm('U1')
  expect(await say({})).toBe('channel_not_found')
  slack.admin.opensDm('U1')
  slack.admin.grants(['im:write'])
  expect(await say({})).toBe('missing_scope')
  await slack.admin.revokesToken()
  expect(await say({})).toBe('token_revoked')
  expect(slack.user('U1').dm.map((message) => message.ts)).toEqual([ts])
})

test('an answer that got lost is made up for by the same client_msg_id, and only by that', async () => {
  const slack = await startSlack()
  const client = clientOf(slack)
  const ada = slack.user('U1')
  slack.faults.loseAnswer('chat.postMessage', 2)
  for (const client_msg_id of ['one', 'one', undefined, undefined]) {
    const message = { channel: 'U1', text: 'hello', client_msg_id }
    await client.chat.postMessage(message as never).catch(() => undefined)
  }
  expect(ada.dm).toHaveLength(3)
  expect(ada.dm[0]).toMatchObject({ client_msg_id: 'one' })
})

test('an update with a text alone takes the blocks away; with blocks it is no marked edit', async () => {
  const slack = await startSlack()
  const client = clientOf(slack)
  const blocks = [{ type: 'divider' }]
  const { ts = '' } = await client.chat.postMessage({ channel: 'U1', text: 'one', blocks })
  await client.chat.update({ channel: 'DU1', ts, text: 'two', blocks })
  expect(slack.user('U1').dm[0]).not.toHaveProperty('edited')
  await client.chat.update({ channel: 'DU1', ts, text: 'three' })
  expect(slack.user('U1').screen()).toBe('certpath: three\n(edited)')
})

test('calls fail as they were told to, so many times, and then no more', async () => {
  const slack = await startSlack()
  const client = clientOf(slack, { rejectRateLimitedCalls: true })
  slack.faults.rateLimit('auth.test', 7)
  slack.faults.status('auth.test', 500)
  slack.faults.error('auth.test', 'fatal_error')
  await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 })
  await expect(client.auth.test()).rejects.toMatchObject({
    statusCode: 500,
  } satisfies Partial<webApi.WebAPIHTTPError>)
  expect(await refusal(client.auth.test())).toBe('fatal_error')
  expect((await client.auth.test()).user_id).toBe('UBOTT1')
})

test('a call that hangs does its work when it is released', async () => {
  const slack = await startSlack()
  const hang = slack.faults.hang('chat.postMessage')
  const posted = clientOf(slack).chat.postMessage({ channel: 'U1', text: 'hello' })
  await hang.reached
  expect(slack.user('U1').dm).toEqual([])
  hang.release()
  await posted
  expect(slack.user('U1').dm).toHaveLength(1)
})

test('history is read newest first, in pages, with metadata for who asks', async () => {
  const slack = await startSlack()
  const client = clientOf(slack)
  const metadata = { event_type: 'reply', event_payload: { key: 'k1' } }
  for (const text of ['1', '2', '3'])
    await client.chat.postMessage({ channel: 'U1', text, metadata })
  const [first, , third] = slack.user('U1').dm
  await client.chat.postMessage({ channel: 'U1', text: 'below', thread_ts: first?.ts ?? '' })
  const channel = 'DU1'
  const page = await client.conversations.history({ channel, limit: 2, include_all_metadata: true })
  expect(page.messages?.map(({ text }) => text)).toEqual(['3', '2'])
  expect(page.messages?.[0]?.metadata).toEqual(metadata)
  const cursor = page.response_metadata?.next_cursor ?? ''
  const rest = await client.conversations.history({ channel, limit: 2, cursor })
  expect(rest.messages).toMatchObject([{ text: '1' }])
  expect(rest.messages?.[0]).not.toHaveProperty('metadata')
  const exact = { oldest: third?.ts ?? '', latest: third?.ts ?? '', inclusive: true, limit: 1 }
  const one = await client.conversations.history({ channel, ...exact })
  expect(one.messages).toMatchObject([{ text: '3' }])
  const thread = await client.conversations.replies({ channel, ts: first?.ts ?? '' })
  expect(thread.messages?.map(({ text }) => text)).toEqual(['1', 'below'])
})

test('a trigger opens one view, within three seconds', async () => {
  const clock = new SteppedClock()
  const slack = await startSlack({ now: clock.now, requestUrl: nobody })
  const client = clientOf(slack)
  const open = async () => {
    await slack.user('U1').shortcut('any')
    const sent = slack.log.findLast((entry) => entry.kind === 'sent')
    const trigger_id = String(sent?.body.trigger_id)
    const title = { type: 'plain_text' as const, text: 'A title' }
    return () => client.views.open({ trigger_id, view: { type: 'modal', title, blocks: [] } })
  }
  const inTime = await open()
  clock.advance(2999)
  await inTime()
  expect(await refusal(inTime())).toBe('exchanged_trigger_id')
  const late = await open()
  clock.advance(3000)
  expect(await refusal(late())).toBe('expired_trigger_id')
})

test('a home tab is not overwritten by who has seen an older one', async () => {
  const slack = await startSlack()
  const client = clientOf(slack)
  const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] }
  const { view: first } = await client.views.publish({ user_id: 'U1', view })
  const hash = first?.hash ?? ''
  await client.views.publish({ user_id: 'U1', view, hash })
  expect(await refusal(client.views.publish({ user_id: 'U1', view, hash }))).toBe('hash_conflict')
})

async function responseUrl(slack: LocalSlack): Promise<string> {
  await slack.user('U1').types('/certpath', { channel: 'C1' })
  const sent = slack.log.findLast((entry) => entry.kind === 'sent')
  return String(sent?.body.response_url)
}

async function respond(url: string, message: object): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(message) })
  return `${response.status} ${await response.text()}`
}

test('a response_url answers five times within half an hour', async () => {
  const clock = new SteppedClock()
  const slack = await startSlack({
    now: clock.now,
    requestUrl: nobody,
    commandUrlsReplace: true,
  })
  const ada = slack.user('U1')
  const url = await responseUrl(slack)
  expect(await respond(url, { text: 'one' })).toBe('200 ok')
  await respond(url, { text: 'two', replace_original: true })
  expect(ada.ephemerals('C1').map(({ text }) => text)).toEqual(['two'])
  await respond(url, { delete_original: true })
  expect(ada.ephemerals('C1')).toEqual([])
  await respond(url, { text: 'all', response_type: 'in_channel' })
  expect(slack.user('U2').messages('C1')).toMatchObject([{ text: 'all' }])
  await respond(url, { text: 'five' })
  expect(await respond(url, { text: 'six' })).toBe('404 {"ok":false,"error":"used_url"}')
  const other = await responseUrl(slack)
  clock.advance(30 * 60_000)
  expect(await respond(other, { text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}')
})

test('a command’s response_url posts anew where it is asked to replace, as Slack’s does', async () => {
  const slack = await startSlack({ requestUrl: nobody })
  const url = await responseUrl(slack)
  await respond(url, { text: 'one' })
  await respond(url, { text: 'two', replace_original: true })
  expect(
    slack
      .user('U1')
      .ephemerals('C1')
      .map(({ text }) => text),
  ).toEqual(['one', 'two'])
})

test('a file is uploaded in three steps and shared', async () => {
  const slack = await startSlack()
  await clientOf(slack).conversations.open({ users: 'U1' })
  await clientOf(slack).filesUploadV2({
    channel_id: 'DU1',
    file: Buffer.from('BEGIN:VCALENDAR'),
    filename: 'dates.ics',
    initial_comment: 'The dates.',
  })
  const [message] = slack.user('U1').dm
  expect(slack.user('U1').screen()).toBe('certpath: The dates.\n(file: dates.ics)')
  const file = await fetch(String(message?.files?.[0]?.url_private))
  expect(await file.text()).toBe('BEGIN:VCALENDAR')
})
