/** What the local Slack finds wrong with what an app sends. */
import { expect, test } from 'vitest'
import { checkMessage, checkView, checkViewAnswer } from '../stage/slack/payload-checker.js'

const plain = (length: number) => ({ type: 'plain_text', text: 'a'.repeat(length) })
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'a'.repeat(length) })
const button = (more: object = {}) => ({ type: 'button', text: plain(75), ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const option = (more: object = {}) => ({ text: plain(75), value: 'v'.repeat(150), ...more })
const menu = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'm',
  placeholder: plain(150),
  options: Array(100).fill(option({ description: plain(75) })),
  ...more,
})
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain(2000),
  element,
  ...more,
})
const field = {
  type: 'plain_text_input',
  action_id: 'f',
  max_length: 3000,
  placeholder: plain(150),
}
const choices = (type: string, count: number) => ({ type, options: Array(count).fill(option()) })

function problems(blocks: unknown, text: unknown = 'Text.'): string[] {
  const found = checkMessage('chat.postMessage', { text, blocks })
  return found.map(({ severity, problem, at }) => `${severity} ${at} ${problem}`)
}

test('what is within every limit is not complained of', () => {
  const confirm = { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) }
  const blocks = [
    { type: 'section', text: mrkdwn(3000), accessory: menu({ action_id: 'n' }) },
    { type: 'section', fields: Array(10).fill(mrkdwn(2000)) },
    { type: 'header', text: plain(150) },
    {
      type: 'context',
      elements: [
        ...Array(9).fill(mrkdwn(10)),
        { type: 'image', image_url: 'https://a.b', alt_text: 'a' },
      ],
    },
    actions(...Array(25).fill(button({ value: 'v'.repeat(2000), style: 'primary', confirm }))),
    { type: 'section', text: mrkdwn(1), accessory: choices('radio_buttons', 10) },
    input({ ...field }, { hint: plain(2000), optional: true, block_id: 'b'.repeat(255) }),
    { type: 'markdown', text: 'a'.repeat(12_000) },
    { type: 'image', image_url: 'https://a.b', alt_text: 'a' },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
    { type: 'divider' },
  ]
  expect(problems(blocks)).toEqual([])
})

test.each<[string, unknown]>([
  ['/blocks no more than 50 items allowed', Array(51).fill({ type: 'divider' })],
  [
    '/blocks/0/text/text must be less than 3001 characters',
    [{ type: 'section', text: mrkdwn(3001) }],
  ],
  ['/blocks/0/text/text must be more than 0 characters', [{ type: 'section', text: mrkdwn(0) }]],
  ['/blocks/0 missing required field: text or fields', [{ type: 'section' }]],
  [
    '/blocks/0/fields no more than 10 items allowed',
    [{ type: 'section', fields: Array(11).fill(mrkdwn(1)) }],
  ],
  [
    '/blocks/0/fields/0/text must be less than 2001 characters',
    [{ type: 'section', fields: [mrkdwn(2001)] }],
  ],
  ['/blocks/0/text/text must be less than 151 characters', [{ type: 'header', text: plain(151) }]],
  ['/blocks/0/text unsupported type: mrkdwn', [{ type: 'header', text: mrkdwn(1) }]],
  [
    '/blocks/0/elements no more than 10 items allowed',
    [{ type: 'context', elements: Array(11).fill(mrkdwn(1)) }],
  ],
  ['/blocks/0/elements no less than 1 items allowed', [actions()]],
  ['/blocks/0/elements no more than 25 items allowed', [actions(...Array(26).fill(button()))]],
  [
    '/blocks/0/elements/0/text/text must be less than 76 characters',
    [actions(button({ text: plain(76) }))],
  ],
  ['/blocks/0/elements/0/text unsupported type: mrkdwn', [actions(button({ text: mrkdwn(1) }))]],
  [
    '/blocks/0/elements/0/value must be less than 2001 characters',
    [actions(button({ value: 'v'.repeat(2001) }))],
  ],
  [
    '/blocks/0/elements/0/url must be less than 3001 characters',
    [actions(button({ url: 'u'.repeat(3001) }))],
  ],
  [
    '/blocks/0/elements/0/style must be one of: primary, danger',
    [actions(button({ style: 'green' }))],
  ],
  [
    '/blocks/0/elements/0/action_id must be less than 256 characters',
    [actions(button({ action_id: 'a'.repeat(256) }))],
  ],
  [
    '/blocks/0 `action_id` "a" already exists',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
  ],
  [
    '/blocks/1/block_id `block_id` "b" already exists',
    Array(2).fill({ type: 'divider', block_id: 'b' }),
  ],
  [
    '/blocks/0/elements/0/options no more than 100 items allowed',
    [actions(menu({ options: Array(101).fill(option()) }))],
  ],
  [
    '/blocks/0/elements/0/options/0/text/text must be less than 76 characters',
    [actions(menu({ options: [option({ text: plain(76) })] }))],
  ],
  [
    '/blocks/0/elements/0/options/0/value must be less than 151 characters',
    [actions(menu({ options: [option({ value: 'v'.repeat(151) })] }))],
  ],
  [
    '/blocks/0/elements/0/options/0/description/text must be less than 76 characters',
    [actions(menu({ options: [option({ description: plain(76) })] }))],
  ],
  [
    '/blocks/0/elements/0/placeholder/text must be less than 151 characters',
    [actions(menu({ placeholder: plain(151) }))],
  ],
  [
    '/blocks/0/elements/0/options no more than 10 items allowed',
    [actions(choices('checkboxes', 11))],
  ],
  [
    '/blocks/0/elements/0/confirm/title/text must be less than 101 characters',
    [actions(button({ confirm: { title: plain(101), text: plain(1) } }))],
  ],
  [
    '/blocks/0/elements/0/confirm/text/text must be less than 301 characters',
    [actions(button({ confirm: { text: plain(301) } }))],
  ],
  [
    '/blocks/0/label/text must be less than 2001 characters',
    [input(field, { label: plain(2001) })],
  ],
  [
    '/blocks/0/element/max_length must be between 1 and 3000',
    [input({ ...field, max_length: 3001 })],
  ],
  [
    '/blocks markdown blocks together exceed 12000 characters',
    Array(2).fill({ type: 'markdown', text: 'a'.repeat(6001) }),
  ],
  ['/blocks/0 missing required field: alt_text', [{ type: 'image', image_url: 'https://a.b' }]],
  ['/blocks/0 unsupported type: divide', [{ type: 'divide' }]],
  ['/blocks/0 invalid additional property: colour', [{ type: 'divider', colour: 'red' }]],
  [
    '/blocks/0/text invalid additional property: emoji',
    [{ type: 'section', text: { ...mrkdwn(1), emoji: true } }],
  ],
])('%s', (problem, blocks) => {
  expect(problems(blocks)).toEqual([`error ${problem}`])
})

test('blocks need a text beside them, and a text is advised to be short', () => {
  const missing = 'fault /text blocks without a text for notifications and screen readers'
  expect(problems([{ type: 'divider' }], '')).toEqual([missing])
  expect(problems(undefined, 'a'.repeat(4001))).toEqual([
    'warning /text longer than the advised 4000',
  ])
  expect(problems(undefined, 'a'.repeat(40_001))).toEqual(['error /text msg_too_long'])
})

test('one action_id in two blocks is a fault, which Slack itself lets pass', () => {
  const two = [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]
  expect(problems(two)).toEqual(['fault /blocks/1 `action_id` "a" is in another block too'])
})

test('metadata needs a type and a payload, and has a size', () => {
  const check = (metadata: unknown) => checkMessage('', { text: 'a', metadata })[0]?.problem
  expect(check({ event_type: 'a', event_payload: { key: 'b' } })).toBeUndefined()
  expect(check({ event_type: 'a' })).toBe('missing required field: event_payload')
  expect(check({ event_type: 'a', event_payload: { key: 'a'.repeat(16_000) } })).toBe(
    'metadata_too_large',
  )
})

const view = { type: 'modal', title: plain(24), blocks: [] }

test.each<[string, object]>([
  ['/view/title/text must be less than 25 characters', { ...view, title: plain(25) }],
  ['/view/submit/text must be less than 25 characters', { ...view, submit: plain(25) }],
  ['/view/close/text must be less than 25 characters', { ...view, close: plain(25) }],
  ['/view/callback_id must be less than 256 characters', { ...view, callback_id: 'c'.repeat(256) }],
  [
    '/view/private_metadata must be less than 3001 characters',
    { ...view, private_metadata: 'p'.repeat(3001) },
  ],
  [
    '/view/blocks no more than 100 items allowed',
    { ...view, blocks: Array(101).fill({ type: 'divider' }) },
  ],
  [
    '/view missing required field: submit, as there are inputs',
    { ...view, blocks: [input(field)] },
  ],
  ['/view missing required field: title', { type: 'modal', blocks: [] }],
  ['/view invalid additional property: title', { ...view, type: 'home' }],
  ['/view/type unsupported type: sheet', { ...view, type: 'sheet' }],
])('%s', (problem, sent) => {
  expect(checkView('views.open', sent).map(({ at, problem }) => `${at} ${problem}`)).toEqual([
    problem,
  ])
})

test('errors of a submitted modal stand at inputs that there are', () => {
  const check = (answer: unknown) => checkViewAnswer('', answer, ['name'])[0]?.problem
  expect(check({ response_action: 'errors', errors: { name: 'Too short.' } })).toBeUndefined()
  expect(check({ response_action: 'errors', errors: { nam: 'Too short.' } })).toBe(
    'no such input block',
  )
  expect(check({ response_action: 'stay' })).toBe('must be one of: errors, update, push, clear')
})
