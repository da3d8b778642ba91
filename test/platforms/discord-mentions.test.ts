/** Mentions among others: the answer goes to the person alone, and nothing of it is said there. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({
  discord: {
    ackWithinInMs: 600_000,
    guilds: [
      {
        name: 'acme',
        withBot: true,
        channels: [
          { name: 'general' },
          { name: 'random' },
          { name: 'news', bot: 'read' },
          { name: 'quiet' },
        ],
      },
    ],
  },
})

/** What the bot said in a channel to what a person wrote there. */
const notes = (person: Person, channel: string, to: string) =>
  person
    .messages(channel)
    .filter(({ from, message }) => from === 'bot' && message.message_reference?.message_id === to)

describe('a mention', () => {
  test('is answered in a direct message, and the channel is told only that', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    const mention = ada.mentions('I want to audit AI systems')
    expect((await ada.hears()).text).toContain('Noted: goal: audit')
    await people.discord.until(() => notes(ben, 'general', mention.id).length > 0)
    expect(notes(ben, 'general', mention.id).map(({ text }) => text)).toEqual([
      'I have answered you in a direct message.',
    ])
    expect(notes(ben, 'general', mention.id)[0]?.post.pinged).toEqual([])
  })

  test('is a reply to what the bot said, too, if it notifies the bot', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    const mention = ada.mentions('hello')
    await people.discord.until(() => notes(ada, 'general', mention.id).length > 0)
    const [note] = notes(ada, 'general', mention.id)
    if (!note) throw new Error('Nothing was said')
    ada.replies(note, 'I want to audit AI systems', { pings: false })
    ben.replies(note, 'I want to build an AIMS')
    expect((await ben.hears()).text).toContain('Noted: goal: build')
    ada.writes('status')
    await ada.hears()
    expect((await ada.hears()).text).toContain('You have not told me anything yet')
  })

  test('with nothing else asks the first question', async () => {
    const ada = people.newcomer()
    ada.mentions('')
    expect((await ada.hears()).text).toContain('What would you like to do')
  })

  test('anywhere in the text, and twice, is no part of what was said', async () => {
    const ada = people.newcomer()
    const { appId } = people.discord.settings
    ada.writesIn('general', `what is <@!${appId}> an AIMS? <@${appId}>`)
    expect((await ada.hears()).text).toContain('An AI management system, AIMS for short')
  })

  test('where the bot may not write is answered in the direct message all the same', async () => {
    const ada = people.newcomer()
    ada.mentions('I want to audit AI systems', { channel: 'news' })
    expect((await ada.hears()).text).toContain('Noted: goal: audit')
    ada.writes('status')
    expect((await ada.hears()).text).toContain('What I know so far')
    expect(ada.messages('news').filter(({ from }) => from === 'bot')).toEqual([])
  })

  test('goes on in the direct message', async () => {
    const ada = people.newcomer()
    ada.mentions('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/✓ Hands-on ISO management-system work[\s\S]*How close is auditing/)
  })
})

describe('passed over in a server', () => {
  test('everything that is not said to the bot', async () => {
    const ada = people.newcomer()
    const ben = people.newcomer()
    ada.writesIn('quiet', 'I want to audit AI systems')
    ada.writesIn('quiet', '@everyone I want to audit AI systems')
    ada.writesIn('quiet', '@here certpath')
    ada.writesIn('quiet', `<@${ben.id}> hello`)
    // What comes after them is answered, and so they were heard before.
    ada.mentions('status', { channel: 'random' })
    expect((await ada.hears()).text).toContain('You have not told me anything yet')
    expect(ada.dm).toHaveLength(1)
    expect(ada.messages('quiet').filter(({ from }) => from === 'bot')).toEqual([])
  })

  test('a mention that is edited in', async () => {
    const ada = people.newcomer()
    const message = ada.writesIn('quiet', 'hello')
    ada.edits(message, `<@${people.discord.settings.appId}> I want to audit AI systems`)
    ada.writes('status')
    expect((await ada.hears()).text).toContain('You have not told me anything yet')
    expect(ada.messages('quiet').filter(({ from }) => from === 'bot')).toEqual([])
  })
})
