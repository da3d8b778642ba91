/** The local Slack with a Bolt app over HTTP: what is sent, when again, and what people then see. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BlockAction, SlashCommand } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import type { Json } from '../stage/slack/payloads.js'
import { startOverHttp, startSlack } from './bolt-stage.js'

const question = {
  text: 'Which is it?',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Which is *it*?' } },
    { type: 'actions', elements: [button('audit', 'Audit'), button('build', 'Build')] },
  ],
}

function button(value: string, label: string) {
  return { type: 'button', action_id: value, value, text: { type: 'plain_text', text: label } }
}

test('a message is acknowledged, under a signature Bolt accepts, before it is answered', async () => {
  const slack = await startSlack()
  await startOverHttp(slack, (app) => {
    app.message('hello', async ({ say }) => {
      await say(question)
    })
  })
  const ada = slack.user('U1')
  expect(await ada.writes('hello')).toMatchObject({ acknowledged: true, status: 200, attempts: 1 })
  expect(await ada.sees('Which is *it*?')).toBe('Which is *it*?\n[Audit] [Build]')
  expect(ada.screen()).toBe('ada: hello\ncertpath: Which is *it*?\n[Audit] [Build]')
  const acknowledged = slack.log.find((entry) => entry.kind === 'acknowledged')
  const posted = slack.log.find(
    (entry) => entry.kind === 'called' && entry.method === 'chat.postMessage',
  )
  expect(acknowledged?.seq).toBeLessThan(posted?.seq ?? 0)
  expect(slack.violations).toEqual([])
})

test('what is not acknowledged comes again, and says which attempt it is and why', async () => {
  const slack = await startSlack()
  const seen: unknown[] = []
  await startOverHttp(slack, (app) => {
    app.message(async ({ context }) => {
      seen.push([context.retryNum, context.retryReason])
    })
  })
  slack.faults.signature('wrong')
  slack.faults.signature('stale')
  expect(await slack.user('U1').writes('hello')).toMatchObject({ acknowledged: true, attempts: 3 })
  expect(seen).toEqual([[2, 'http_error']])
})

test('an app that takes a message and does not answer in time gets it again', async () => {
  const slack = await startSlack({ ackWithinInMs: 1 })
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => server.closeAllConnections())
  slack.requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const taken = await slack.user('U1').writes('hello')
  server.close()
  expect(taken).toMatchObject({ acknowledged: false, attempts: 4, why: 'http_timeout' })
})

test('an app that is not there is tried four times', async () => {
  const slack = await startSlack({ requestUrl: 'http://127.0.0.1:9/slack/events' })
  const taken = await slack.user('U1').writes('hello')
  expect(taken).toMatchObject({ acknowledged: false, attempts: 4, why: 'connection_failed' })
})

test('an event can come twice, one after the other or at once, with one id', async () => {
  const slack = await startSlack()
  const ids: string[] = []
  await startOverHttp(slack, (app) => {
    app.message(async ({ body }) => {
      ids.push(body.event_id)
    })
  })
  slack.faults.event('twice')
  slack.faults.event('in-parallel')
  await slack.user('U1').writes('one')
  await slack.user('U1').writes('two')
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(2)
})

test('a command is answered in its response, and once more over its response_url', async () => {
  const slack = await startSlack()
  const commands: SlashCommand[] = []
  await startOverHttp(slack, (app) => {
    app.command('/certpath', async ({ ack, command, respond }) => {
      commands.push(command)
      await ack('At once.')
      await respond('Later.')
    })
  })
  const ada = slack.user('U1')
  await ada.types('/certpath why not', { channel: 'C2' })
  await ada.sees('Later.')
  expect(ada.ephemerals('C2').map(({ text }) => text)).toEqual(['At once.', 'Later.'])
  expect(slack.user('U2').messages('C2')).toEqual([])
  expect(commands[0]).toMatchObject({
    command: '/certpath',
    text: 'why not',
    user_id: 'U1',
    user_name: 'ada',
    team_id: 'T1',
    team_domain: 'acme',
    channel_id: 'C2',
    channel_name: 'random',
    is_enterprise_install: 'false',
  })
})

test('a command that nobody takes tells the person so', async () => {
  const slack = await startSlack({ requestUrl: 'http://127.0.0.1:9/slack/events' })
  const ada = slack.user('U1')
  expect(await ada.types('/certpath')).toMatchObject({ acknowledged: false, attempts: 1 })
  expect(ada.screen()).toBe('/certpath failed with the error "dispatch_failed"')
})

test('a tap carries the message, the value and what is chosen beside it', async () => {
  const slack = await startSlack()
  const taps: BlockAction[] = []
  const menu = {
    type: 'static_select',
    action_id: 'role',
    placeholder: { type: 'plain_text', text: 'Role' },
    options: [{ text: { type: 'plain_text', text: 'Auditor' }, value: 'auditor' }],
  }
  await startOverHttp(slack, (app) => {
    app.message('hello', async ({ say }) => {
      const [text, actions] = question.blocks
      const elements = [...(actions?.elements ?? []), menu]
      await say({ text: 'Which?', blocks: [text, { ...actions, elements }] as never })
    })
    app.action(/./, async ({ ack, body, respond, action }) => {
      await ack()
      taps.push(body as BlockAction)
      if (action.type === 'button') await respond({ text: 'Taken.', replace_original: true })
    })
  })
  const ada = slack.user('U1')
  await ada.writes('hello')
  const { ts } = await ada.hears()
  await ada.selects('Auditor')
  await ada.taps('Audit')
  await ada.sees('Taken.')
  expect(ada.dm).toHaveLength(2)
  expect(ada.dm[1]).toMatchObject({ ts, text: 'Taken.', edited: {} })
  expect(taps[0]?.actions[0]).toMatchObject({ selected_option: { value: 'auditor' } })
  expect(taps[1]).toMatchObject({
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: 'DU1', is_ephemeral: false },
    user: { id: 'U1', team_id: 'T1' },
    message: { ts, text: 'Which?' },
    actions: [{ type: 'button', action_id: 'audit', value: 'audit' }],
  })
  expect(Object.values(taps[1]?.state?.values ?? {})[0]?.role).toMatchObject({
    selected_option: { value: 'auditor' },
  })
})

const modal = {
  type: 'modal' as const,
  callback_id: 'draft',
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: 'Write' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'name' },
    },
  ],
}

test('a modal from a shortcut: errors keep it open, an update replaces it, then it is gone', async () => {
  const slack = await startSlack()
  const closed: string[] = []
  await startOverHttp(slack, (app) => {
    app.shortcut('write', async ({ ack, client, body }) => {
      await ack()
      await client.views.open({ trigger_id: body.trigger_id, view: modal })
    })
    app.view('draft', async ({ ack, view }) => {
      const name = view.state.values.name?.name?.value
      if (name === 'x') await ack({ response_action: 'errors', errors: { name: 'Too short.' } })
      else if (name === 'more') await ack({ response_action: 'update', view: modal })
      else await ack()
    })
    app.view({ callback_id: 'draft', type: 'view_closed' }, async ({ ack, view }) => {
      await ack()
      closed.push(view.id)
    })
  })
  const ada = slack.user('U1')
  await ada.shortcut('write')
  expect(await ada.sees('=== Write ===')).toContain('[Send]')
  await expect(ada.submits()).rejects.toThrow('“Name” is not filled in.')
  expect((await ada.submits({ Name: 'x' })).errors).toEqual({ name: 'Too short.' })
  const first = ada.modal
  expect((await ada.submits({ name: 'more' })).errors).toEqual({})
  expect(ada.modal).not.toBe(first)
  await ada.submits({ name: 'Ada' })
  expect(ada.modal).toBeUndefined()
  await ada.shortcut('write')
  await ada.sees('=== Write ===')
  const id = ada.modal?.id
  await ada.closes()
  expect(closed).toEqual([id])
  expect(ada.modal).toBeUndefined()
  expect(slack.violations).toEqual([])
})

test('the home tab is published and tapped, without a channel or a response_url', async () => {
  const slack = await startSlack()
  const taps: BlockAction[] = []
  await startOverHttp(slack, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'actions', elements: [button('start', 'Start')] }]
      const view = { type: 'home' as const, blocks: blocks as never }
      if (event.tab === 'home') await client.views.publish({ user_id: event.user, view })
    })
    app.action('start', async ({ ack, body }) => {
      await ack()
      taps.push(body as BlockAction)
    })
  })
  const ada = slack.user('U1')
  await ada.opensMessages()
  await ada.opensHome()
  await ada.sees('[Start]')
  await ada.taps('Start')
  expect(taps[0]?.container).toEqual({ type: 'view', view_id: ada.home?.id })
  expect(taps[0]).not.toHaveProperty('channel')
  expect(taps[0]).not.toHaveProperty('response_url')
})

test('mentions, edits, deletions and files reach the app as Slack words them', async () => {
  const slack = await startSlack()
  const events: Json[] = []
  await startOverHttp(slack, (app) => {
    app.event(/./, async ({ event }) => {
      events.push(event as unknown as Json)
    })
  })
  const ada = slack.user('U1')
  await ada.mentions('help', { channel: 'C1', thread: '1.000001' })
  await ada.writes('a < b')
  const [message] = ada.dm
  if (message === undefined) throw new Error('Nothing was written.')
  await ada.edits(message, 'b')
  await ada.deletes(message)
  await ada.shares('policy.txt')
  const other = { type: 'message', subtype: 'bot_message', channel: 'DU1', bot_id: 'B9', text: 'x' }
  await slack.tells(other)
  expect(events).toMatchObject([
    { type: 'app_mention', channel: 'C1', thread_ts: '1.000001', text: '<@UBOTT1> help' },
    { type: 'message', channel_type: 'im', text: 'a &lt; b', client_msg_id: expect.any(String) },
    { subtype: 'message_changed', message: { text: 'b', edited: { user: 'U1' } } },
    { subtype: 'message_deleted', deleted_ts: message.ts },
    { subtype: 'file_share', files: [{ name: 'policy.txt' }] },
    { subtype: 'bot_message', bot_id: 'B9' },
  ])
})

test('where it is set up so, an app hears of its own messages', async () => {
  const slack = await startSlack({ echoes: true })
  const heard: Json[] = []
  await startOverHttp(slack, (app) => {
    app.event('message', async ({ event, client }) => {
      const message = event as unknown as Json
      if (message.bot_id === undefined) {
        await client.chat.postMessage({ channel: 'DU1', text: 'Hello, Ada.' })
      } else heard.push(message)
    })
  })
  await slack.user('U1').writes('hello')
  // Bolt itself leaves out what its own bot said, so the log is asked.
  await slack.until(() => slack.log.filter(({ kind }) => kind === 'acknowledged').length === 2)
  const sent = slack.log.filter((entry) => entry.kind === 'sent')
  expect(sent[1]?.body.event).toMatchObject({ text: 'Hello, Ada.', bot_id: 'BT1' })
  expect(heard).toEqual([])
})

test('the address is verified, and asked whether it is there', async () => {
  const slack = await startSlack()
  await startOverHttp(slack, () => undefined)
  expect(await slack.http.verifyUrl('a challenge')).toBe(true)
  expect(await slack.http.checkSsl()).toBe(200)
})
