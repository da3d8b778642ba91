/** What is said to the bot, and everything else, which is passed over. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hear, type Spoken } from '../../adapters/discord/hearing/passing-over.js'
import type { Message } from '../stage/discord/payloads.js'
import type { Seen } from '../stage/discord/sight.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

describe('in the direct message', () => {
  /** Tells the bot once more of a message, as if it had been another one. */
  function alike({ id }: Seen, change: Partial<Message> & Record<string, unknown>): void {
    const told = people.discord.journal.find(
      (entry) => entry.kind === 'sent' && entry.event === 'MESSAGE_CREATE' && entry.data.id === id,
    )
    if (told?.kind !== 'sent') throw new Error('Nobody was told of it')
    const other = String(BigInt(id) + 1n)
    people.discord.redeliver({ ...told, data: { ...told.data, id: other, ...change } })
  }

  test.each<[string, (said: Seen) => Partial<Message> & Record<string, unknown>]>([
    ['a bot', ({ message }) => ({ author: { ...message.author, bot: true } })],
    ['Discord itself', ({ message }) => ({ author: { ...message.author, system: true } })],
    ['a webhook', ({ message }) => ({ webhook_id: message.id })],
    ['the bot itself', () => ({ author: { id: people.discord.settings.appId } as never })],
    ['somebody who pins a message', () => ({ type: 6 })],
    ['somebody who only calls', () => ({ type: 3 })],
  ])('what comes from %s is passed over', async (_, change) => {
    const ada = people.newcomer()
    const said = ada.writes('I want to audit AI systems')
    await ada.sees(/Noted: goal: audit/)
    alike(said, { content: 'I want to build an AIMS', ...change(said) })
    ada.writes('status')
    await ada.hears()
    expect((await ada.hears()).text).toContain('goal: audit')
    expect(ada.dm.filter(({ from }) => from === 'bot')).toHaveLength(2)
  })

  test('edits and deletions are', async () => {
    const ada = people.newcomer()
    const said = ada.writes('I want to audit AI systems')
    await ada.hears()
    ada.edits(said, 'I want to build an AIMS')
    ada.deletes(said)
    ada.writes('status')
    expect((await ada.hears()).text).toContain('goal: audit')
    expect(ada.dm.filter(({ from }) => from === 'bot')).toHaveLength(2)
  })

  test('a file without words has a kind word each time, and one with words is read', async () => {
    const ada = people.newcomer()
    const file = { name: 'cv.pdf', content: 'A life' }
    ada.writes('', { file })
    expect((await ada.hears()).text).toContain('I read words only')
    ada.writes(' \n ', { file })
    expect((await ada.hears()).text).toContain('I read words only')
    ada.writes('I want to audit AI systems', { file })
    expect((await ada.hears()).text).toContain('Noted: goal: audit')
    expect(ada.dm.filter(({ from }) => from === 'bot')).toHaveLength(3)
  })

  test('a file among others has one only where the bot is spoken to', async () => {
    const ada = people.newcomer()
    const file = { name: 'cv.pdf', content: 'A life' }
    ada.writesIn('general', '', { file })
    ada.writesIn('general', `<@${people.discord.settings.appId}>`, { file })
    expect((await ada.hears()).text).toContain('I read words only')
    expect(ada.dm.filter(({ from }) => from === 'bot')).toHaveLength(1)
  })

  test('a reply is no less a message', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    const hello = await ada.hears()
    ada.replies(hello, 'Audit AI management systems', { pings: false })
    await ada.sees(/✓ Audit AI management systems/)
  })
})

const said: Spoken = {
  id: '2',
  channel_id: '3',
  author: { id: '1', username: 'ada', global_name: 'Ada', discriminator: '0', avatar: null },
  content: 'I run our ISMS',
  type: 0,
  mentions: [],
}
const own = '9'
const bot = { ...said.author, id: own }

describe('heard', () => {
  test.each<[string, Partial<Spoken>, object]>([
    ['a message', {}, { mention: false, text: 'I run our ISMS' }],
    ['a reply', { type: 19 }, { mention: false }],
    ['by the name that others see', {}, { name: 'Ada' }],
    ['by the user name', { author: { ...said.author, global_name: null } }, { name: 'ada' }],
    ['a mention', { guild_id: '4', mentions: [bot], content: '<@9> hi' }, { mention: true }],
    ['a file', { content: '', attachments: [{} as never] }, { wordless: true }],
    ['a sticker', { content: '', sticker_items: [{} as never] }, { wordless: true }],
    ['what is forwarded', { content: '', message_snapshots: [{} as never] }, { wordless: true }],
    ['a file with words', { attachments: [{} as never] }, { wordless: false }],
    ['a mention without a word', { guild_id: '4', mentions: [bot], content: '<@9>' }, {}],
    ['a reply to it', { guild_id: '4', mentions: [bot], type: 19, content: 'hi' }, { text: 'hi' }],
  ])('is %s', (_, change, expected) => {
    expect(hear({ ...said, ...change }, own)).toMatchObject({ kind: 'said', message: expected })
  })

  test('the mention is no part of what is said, and others’ names are', () => {
    const heard = hear(
      { ...said, guild_id: '4', mentions: [bot], content: '<@9> ask <@8> <@!9>' },
      own,
    )
    expect(heard.kind === 'said' && heard.message.text.trim()).toBe('ask <@8>')
  })
})

describe('passed over', () => {
  test.each<[string, Partial<Spoken>]>([
    ['a message in a server', { guild_id: '4' }],
    ['one that mentions another', { guild_id: '4', mentions: [{ ...bot, id: '8' }] }],
    ['blank space', { content: ' \n' }],
    ['a file in a server', { guild_id: '4', content: '', attachments: [{} as never] }],
    ['a bot’s mention', { guild_id: '4', mentions: [bot], author: { ...said.author, bot: true } }],
    ['a webhook’s mention', { guild_id: '4', mentions: [bot], webhook_id: '5' }],
  ])('is %s', (_, change) => {
    expect(hear({ ...said, ...change }, own).kind).toBe('passed-over')
  })

  test('is every type of message but two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }).filter((type) => type !== 19),
        fc.boolean(),
        (type, among) => {
          const where = among ? { guild_id: '4', mentions: [bot] } : {}
          return hear({ ...said, ...where, type }, own).kind === 'passed-over'
        },
      ),
    )
  })
})
