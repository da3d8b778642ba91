/** What the local Discord finds wrong with what an app sends: each limit, and one beyond it. */
import { expect, test } from 'vitest'
import { limits } from '../stage/discord/limits.js'
import {
  checkCallback,
  checkCommands,
  checkEdit,
  checkMessage,
} from '../stage/discord/payload-checker.js'
import type { Json, Message } from '../stage/discord/payloads.js'

const v2 = 1 << 15
const text = (length: number) => 'a'.repeat(length)
const button = (more: Json = {}) => ({ type: 2, style: 1, label: 'Yes', custom_id: 'yes', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const buttons = (count: number) =>
  row(...Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` })))
const options = (count: number, more: Json = {}) =>
  Array.from({ length: count }, (_, index) => ({ label: 'One', value: `${index}`, ...more }))
const menu = (more: Json = {}) => row({ type: 3, custom_id: 'menu', options: options(2), ...more })
const display = (length: number) => ({ type: 10, content: text(length) })
const file = (name: string, bytes = 1) => ({
  index: '0',
  name,
  type: 'text/plain',
  content: Buffer.alloc(bytes),
})

/** What is wrong, as `code pointer`. */
function wrong(payload: Json, files: ReturnType<typeof file>[] = []): string[] {
  return checkMessage('POST', { payload, files }).map(({ code, at }) => `${code} ${at}`)
}

function legacy(...components: object[]): string[] {
  return wrong({ content: 'a', components })
}

function made(...components: object[]): string[] {
  return wrong({ flags: v2, components })
}

function modal(more: Json): string[] {
  const data = { custom_id: 'm', title: 'Title', components: [field()], ...more }
  const interaction = { type: 3, source: undefined }
  const sent = { payload: { type: 9, data }, files: [] }
  return checkCallback('callback', sent, interaction).map(({ code, at }) => `${code} ${at}`)
}

const field = (more: Json = {}, input: Json = {}) => ({
  type: 18,
  label: 'Name',
  component: { type: 4, style: 1, custom_id: 'name', ...input },
  ...more,
})

function command(more: Json): string[] {
  const whole = { name: 'certpath', description: 'Finds a path', ...more }
  return checkCommands('PUT', [whole]).map(({ code, at }) => `${code} ${at}`)
}

const maxLength = 'BASE_TYPE_MAX_LENGTH'

test('what is within every limit is not complained of', () => {
  expect(wrong({ content: text(limits.message.content), nonce: text(25) })).toEqual([])
  expect(
    legacy(
      ...Array(5)
        .fill(0)
        .map((_, at) => row(button({ custom_id: `${at}` }))),
    ),
  ).toEqual([])
  expect(legacy(buttons(5))).toEqual([])
  expect(legacy(row(button({ label: text(80), custom_id: text(100) })))).toEqual([])
  const longest = { label: text(100), description: text(100) }
  expect(legacy(menu({ options: options(25, longest), placeholder: text(150) }))).toEqual([])
  expect(made(display(4000))).toEqual([])
  expect(made(...Array(40).fill(display(1)))).toEqual([])
  expect(wrong({ content: 'a' }, Array(10).fill(file('a.txt')))).toEqual([])
  const most = { label: text(45), description: text(100) }
  expect(modal({ title: text(45), components: [field(most, { value: text(4000) })] })).toEqual([])
  expect(command({ description: text(100) })).toEqual([])
})

test.each([
  ['content', wrong({ content: text(2001) }), `${maxLength} /content`],
  ['nothing at all', wrong({}), 'EMPTY_MESSAGE '],
  ['nonce', wrong({ content: 'a', nonce: text(26) }), `${maxLength} /nonce`],
  ['rows', legacy(...Array(6).fill(menu())), 'BASE_TYPE_BAD_LENGTH /components'],
  ['buttons', legacy(buttons(6)), 'COMPONENT_LAYOUT_WIDTH_EXCEEDED /components/0/components'],
  ['an empty row', legacy(row()), 'COMPONENT_LAYOUT_WIDTH_EXCEEDED /components/0/components'],
  [
    'a menu beside a button',
    legacy(row(button(), ...menu().components)),
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED /components/0/components',
  ],
  [
    'label',
    legacy(row(button({ label: text(81) }))),
    `${maxLength} /components/0/components/0/label`,
  ],
  [
    'no label',
    legacy(row(button({ label: '' }))),
    'BUTTON_COMPONENT_NO_LABEL /components/0/components/0/label',
  ],
  [
    'custom id',
    legacy(row(button({ custom_id: text(101) }))),
    `${maxLength} /components/0/components/0/custom_id`,
  ],
  [
    'custom id twice',
    legacy(row(button(), button())),
    'COMPONENT_CUSTOM_ID_DUPLICATED /components/0/components/1/custom_id',
  ],
  [
    'no custom id',
    legacy(row(button({ custom_id: undefined }))),
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED /components/0/components/0/custom_id',
  ],
  [
    'a link without address',
    legacy(row(button({ style: 5, custom_id: undefined }))),
    'BUTTON_COMPONENT_URL_REQUIRED /components/0/components/0/url',
  ],
  [
    'component id twice',
    made({ ...display(1), id: 7 }, { ...display(1), id: 7 }),
    'COMPONENT_ID_DUPLICATED /components/1/id',
  ],
  [
    'options',
    legacy(menu({ options: options(26) })),
    'BASE_TYPE_BAD_LENGTH /components/0/components/0/options',
  ],
  [
    'no options',
    legacy(menu({ options: [] })),
    'BASE_TYPE_BAD_LENGTH /components/0/components/0/options',
  ],
  [
    'option label',
    legacy(menu({ options: options(1, { label: text(101) }) })),
    `${maxLength} /components/0/components/0/options/0/label`,
  ],
  [
    'option value',
    legacy(menu({ options: options(1, { value: text(101) }) })),
    `${maxLength} /components/0/components/0/options/0/value`,
  ],
  [
    'option value twice',
    legacy(menu({ options: options(2, { value: 'same' }) })),
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED /components/0/components/0/options/1/value',
  ],
  [
    'option description',
    legacy(menu({ options: options(1, { description: text(101) }) })),
    `${maxLength} /components/0/components/0/options/0/description`,
  ],
  [
    'placeholder',
    legacy(menu({ placeholder: text(151) })),
    `${maxLength} /components/0/components/0/placeholder`,
  ],
  ['text without its flag', legacy(display(1)), 'UNION_TYPE_CHOICES /components/0/type'],
  [
    'text',
    made(display(2000), display(2001)),
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED /components',
  ],
  [
    'components',
    made({ type: 17, components: Array(40).fill(display(1)) }),
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED /components',
  ],
  [
    'content beside components',
    wrong({ flags: v2, content: 'a', components: [display(1)] }),
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2 /content',
  ],
  [
    'embeds beside components',
    wrong({ flags: v2, embeds: [{ title: 'a' }], components: [display(1)] }),
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2 /embeds',
  ],
  [
    'a file that is not there',
    made({ type: 13, file: { url: 'attachment://a.txt' } }),
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND /components/0/file/url',
  ],
  [
    'a file that nobody sees',
    wrong({ flags: v2, components: [display(1)] }, [file('a.txt')]),
    'ATTACHMENT_NOT_SHOWN /attachments',
  ],
  ['files', wrong({}, Array(11).fill(file('a'))), `${maxLength} /attachments`],
  ['bytes', wrong({}, [file('a', limits.message.attachmentBytes + 1)]), 'TOO_LARGE /attachments'],
  ['embed title', wrong({ embeds: [{ title: text(257) }] }), `${maxLength} /embeds/0/title`],
  [
    'embed text',
    wrong({ embeds: [{ description: text(4000) }, { description: text(2001) }] }),
    'MAX_EMBED_SIZE_EXCEEDED /embeds',
  ],
  ['a field that is none', wrong({ content: 'a', texts: 1 }), 'UNKNOWN_FIELD /texts'],
  [
    'a type that is none',
    legacy(row({ ...button(), style: 9 })),
    '/components/0/components/0/style',
  ],
  ['modal title', modal({ title: text(46) }), `${maxLength} /data/title`],
  ['modal parts', modal({ components: sixFields() }), 'BASE_TYPE_BAD_LENGTH /data/components'],
  [
    'field label',
    modal({ components: [field({ label: text(46) })] }),
    `${maxLength} /data/components/0/label`,
  ],
  [
    'field description',
    modal({ components: [field({ description: text(101) })] }),
    `${maxLength} /data/components/0/description`,
  ],
  [
    'field value',
    modal({ components: [field({}, { value: text(4001) })] }),
    `${maxLength} /data/components/0/component/value`,
  ],
  [
    'field value beyond its own limit',
    modal({ components: [field({}, { value: 'abc', max_length: 2 })] }),
    `${maxLength} /data/components/0/component/value`,
  ],
  ['command name', command({ name: 'Certpath' }), 'APPLICATION_COMMAND_INVALID_NAME /name'],
  ['command description', command({ description: text(101) }), `${maxLength} /description`],
  [
    'required after optional',
    command({
      options: [
        { type: 3, name: 'a', description: 'a' },
        { type: 3, name: 'b', description: 'b', required: true },
      ],
    }),
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID /options/1',
  ],
])('beyond it: %s', (_, found, expected) => {
  expect(found.join('\n')).toContain(expected)
})

function sixFields(): object[] {
  return Array.from({ length: 6 }, (_, index) => field({}, { custom_id: `${index}` }))
}

test('an edit is judged with what it leaves as it was', () => {
  const before = { flags: 0, content: 'a', embeds: [], components: [], attachments: [] }
  const edit = (payload: Json, more: Json = {}) => {
    const message = { ...before, ...more } as unknown as Message
    return checkEdit('PATCH', { payload, files: [] }, message).map(({ code }) => code)
  }
  expect(edit({ components: [buttons(1)] })).toEqual([])
  expect(edit({ content: '' })).toEqual(['EMPTY_MESSAGE'])
  expect(edit({ content: 'b' }, { flags: v2, content: '', components: [display(1)] })).toEqual([
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ])
  expect(edit({ flags: v2, content: null, components: [display(1)] })).toEqual([])
})

test('an update needs a message, and a modal is not answered with one', () => {
  const callback = (type: number, interaction: number) =>
    checkCallback(
      'callback',
      { payload: { type }, files: [] },
      { type: interaction, source: undefined },
    ).map(({ at }) => at)
  expect(callback(6, 2)).toEqual(['/type'])
  expect(callback(9, 5)).toEqual(['/type'])
  expect(callback(5, 2)).toEqual([])
})
