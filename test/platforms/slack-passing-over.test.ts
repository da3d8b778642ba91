import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hear, type Spoken } from '../../adapters/slack/hearing/passing-over.js'

const said: Spoken = {
  type: 'message',
  channel: 'D1',
  channel_type: 'im',
  user: 'U1',
  text: 'I run our ISMS',
  ts: '1.2',
}
const message = { user: 'U1', channel: 'D1', text: 'I run our ISMS', ts: '1.2' }

describe('heard', () => {
  test.each<[string, Partial<Spoken>, object]>([
    ['a message', {}, { thread: null, mention: false }],
    ['a message with a file', { subtype: 'file_share' }, { thread: null }],
    ['a reply in a thread', { thread_ts: '1.1' }, { thread: '1.1' }],
    [
      'a reply that is shown outside its thread too',
      { subtype: 'thread_broadcast', thread_ts: '1.1' },
      { thread: '1.1' },
    ],
    ['a mention', { type: 'app_mention', channel_type: undefined }, { mention: true }],
    ['a mention in a channel', { type: 'app_mention', channel_type: 'channel' }, { mention: true }],
    ['a file', { subtype: 'file_share', text: '', files: [{}] }, { text: '', wordless: true }],
    ['a file with words', { subtype: 'file_share', files: [{}] }, { wordless: false }],
    [
      'a file with a mention alone',
      { type: 'app_mention', text: '<@UBOT>', files: [{}] },
      { text: '<@UBOT>', wordless: true },
    ],
    ['text that says it is hidden and is not', { hidden: false }, {}],
  ])('is %s', (_, change, expected) => {
    const heard = hear({ ...said, ...change }, 'UBOT')
    expect(heard).toMatchObject({ kind: 'said', message: { ...message, ...expected } })
  })
})

describe('passed over', () => {
  test.each<[string, Partial<Spoken>]>([
    ['what a bot says', { bot_id: 'B1' }],
    ['what a bot of the old kind says', { subtype: 'bot_message', user: undefined }],
    ['what it says itself', { user: 'UBOT' }],
    ['what Slackbot says', { user: 'USLACKBOT' }],
    ['a mention by a bot', { type: 'app_mention', bot_id: 'B2' }],
    ['an edit', { subtype: 'message_changed', hidden: true }],
    ['a deletion', { subtype: 'message_deleted', hidden: true }],
    ['somebody who joins', { subtype: 'channel_join' }],
    ['a message in a channel', { channel_type: 'channel' }],
    ['a message in a private channel', { channel_type: 'group' }],
    ['a message among several people', { channel_type: 'mpim' }],
    ['a message in a channel of no kind', { channel: 'C1', channel_type: undefined }],
    ['an edited mention', { type: 'app_mention', edited: { user: 'U1', ts: '2.0' } }],
    [
      'a file in a channel',
      { subtype: 'file_share', text: '', files: [{}], channel_type: 'channel' },
    ],
    ['a share of nothing', { subtype: 'file_share', text: '' }],
    ['blank space', { text: ' \n' }],
    ['a message without text', { text: undefined }],
    ['a message of nobody', { user: undefined }],
    ['another event', { type: 'reaction_added' }],
  ])('is %s', (_, change) => {
    expect(hear({ ...said, ...change }, 'UBOT').kind).toBe('passed-over')
  })

  test('is every subtype but two, wherever it is said', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((s) => s !== 'file_share' && s !== 'thread_broadcast'),
        fc.constantFrom('message', 'app_mention'),
        (subtype, type) => hear({ ...said, type, subtype }, undefined).kind === 'passed-over',
      ),
    )
  })
})
