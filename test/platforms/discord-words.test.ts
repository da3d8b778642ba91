/** What people write in Discord, and what is written back: read as meant, and shown as it is. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'
import { readMarkdown } from './discord-markdown.js'
import { allIn } from './discord-reading.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

const hostile = [
  '@everyone @here <@1100000000000000001> <@&1100000000000000001> <#1100000000000000001>',
  '**bold** _it_ ~~gone~~ `code` ||hidden||',
  '```js\nblock``` and ``` more',
  '# Heading\n-# small\n> quoted\n>>> all\n- item\n1. item',
  '[a bank](https://evil.example) <https://evil.example> https://evil.example?a=1&b=2',
  ':tada: <:name:1100000000000000001> <t:1700000000:R> </certpath:1100000000000000001>',
  '\u202egnirts siht daer \u200f\u0645\u0631\u062d\u0628\u0627',
  '\\*\\_ \\\\ \\`',
]

/** Marks that the bot makes of its own. */
const drawn = new Set(['bold', 'heading', 'small', 'quotation', 'list', 'code block'])

const textsOf = (person: Person) =>
  person.all
    .filter(({ from }) => from === 'bot')
    .flatMap(({ message }) => allIn(message.components))
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    // It names the bot, to whom one may write.
    .filter((text) => !text.startsWith('-# To answer in words'))

const misread = (person: Person) =>
  textsOf(person)
    .flatMap((text) => readMarkdown(text).marks)
    .filter((mark) => !drawn.has(mark))

const pinged = (person: Person) =>
  person.all
    .filter(({ from }) => from === 'bot')
    .flatMap(({ post, message }) => [...post.pinged, ...(message.mention_everyone ? ['all'] : [])])

/** Words without what lines and quotations do to space. */
const bare = (text: string) => text.replaceAll(/[\s>\u2060\u202a-\u202e\u200e\u200f]+/gu, '')

const isShown = (person: Person, written: string) =>
  textsOf(person).some((text) => bare(readMarkdown(text).text).includes(bare(written)))

describe('the question to the trainer', () => {
  test.each(hostile)('is shown as it was written: %s', async (question) => {
    const ada = people.newcomer()
    ada.writes('human')
    await ada.sees(/What would you like to ask Jan/)
    ada.writes(question)
    await ada.sees(/At which e-mail address/)
    ada.writes('ada@example.org')
    await ada.sees(/exactly as it will go/)
    await ada.taps('Send')
    await ada.sees(/under the reference/)
    expect(misread(ada)).toEqual([])
    expect(pinged(ada)).toEqual([])
    expect(isShown(ada, question)).toBe(true)
  })

  test.each(hostile)('is so on a card too: %s', async (question) => {
    const ada = people.newcomer()
    const inServer = { in: 'server' } as const
    await ada.runs('/certpath', { do: 'human' }, inServer)
    await ada.sees(/What would you like to ask Jan/)
    await ada.runs('/certpath', { say: question }, inServer)
    await ada.sees(/At which e-mail address/)
    await ada.runs('/certpath', { say: 'ada@example.org' }, inServer)
    await ada.sees(/exactly as it will go/)
    expect(misread(ada)).toEqual([])
    expect(pinged(ada)).toEqual([])
    expect(isShown(ada, question)).toBe(true)
    expect(ada.dm).toEqual([])
  })
})

test('nothing that was written mentions anybody when it is said back', async () => {
  const ada = people.newcomer()
  for (const text of hostile) {
    ada.writes(text)
    await ada.hears()
  }
  expect(misread(ada)).toEqual([])
  expect(pinged(ada)).toEqual([])
})

describe('a text that is too long', () => {
  test('is read up to a point, and that is said', async () => {
    const ada = people.newcomer()
    ada.writes(`I want to audit AI systems. ${'x'.repeat(4_001)}`)
    const answer = await ada.sees(/That was a long message/)
    expect(answer).toContain('Noted: goal: audit')
  })

  test('of emoji is handed over whole, in as many messages as it takes', async () => {
    const ada = people.newcomer()
    ada.writes('human')
    await ada.sees(/What would you like to ask Jan/)
    const question = '👩‍👩‍👧‍👦'.repeat(300)
    ada.writes(question)
    await ada.sees(/At which e-mail address/)
    ada.writes('skip')
    await ada.sees(/\[Send\]/)
    expect(bare(textsOf(ada).join(''))).toContain(bare(question))
  })

  test('of 4,000 emoji is taken without harm', async () => {
    const ada = people.newcomer()
    ada.writes('🎉'.repeat(4_000))
    await ada.sees(/That was a long message/)
    ada.writes('human')
    await ada.sees(/What would you like to ask Jan/)
    ada.writes('🎉'.repeat(4_000))
    await ada.sees(/At which e-mail address/)
    ada.writes('skip')
    await ada.sees(/\[Send\]/)
    await ada.taps('Send')
    await ada.sees(/under the reference/)
    for (const { message } of ada.dm.filter(({ from }) => from === 'bot'))
      expect(JSON.stringify(message.components).isWellFormed()).toBe(true)
  })
})

test('a person’s name is words too', async () => {
  const ada = people.discord.user('named', { name: '**@everyone** <@1> `x`' })
  ada.writes('human')
  await ada.sees(/What would you like to ask Jan/)
  ada.writes('skip')
  await ada.sees(/At which e-mail address/)
  ada.writes('skip')
  await ada.sees(/exactly as it will go/)
  expect(misread(ada)).toEqual([])
  expect(pinged(ada)).toEqual([])
  expect(isShown(ada, '**@everyone** <@1> `x`, on Discord')).toBe(true)
})
