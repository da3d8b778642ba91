/** People who let no bot write to them: they are told so, and the talk goes on where they alone see it. */
import { expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import type { Seen } from '../stage/discord/sight.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

const inServer = { in: 'server' } as const
const told = 'Your direct messages are closed to me'

/** What the channel is told, once it is. */
const noteTo = (person: Person, { id }: Seen) =>
  people.discord.until(() =>
    person.messages('general').find(({ message }) => message.message_reference?.message_id === id),
  )

/** Somebody of whom it is known, as they have mentioned the bot. */
async function known(): Promise<Person> {
  const ada = people.newcomer()
  ada.closesDms()
  await noteTo(ada, ada.mentions('I want to audit AI systems'))
  return ada
}

test('a mention says so in the channel, and nothing of what was said', async () => {
  const ada = people.newcomer()
  ada.closesDms()
  const mention = ada.mentions('I want to audit AI systems')
  const note = await noteTo(ada, mention)
  expect(note.text).toBe(`${told}. Type /certpath here: only you will see what we say.`)
  expect(note.message).toMatchObject({
    message_reference: { message_id: mention.id },
    mentions: [],
    channel_id: people.discord.channel('general'),
  })
  expect(ada.dm).toEqual([])
})

test('the next answer for them alone says so, and the talk goes on there', async () => {
  const ada = await known()
  await ada.runs('/certpath', {}, inServer)
  const card = await ada.shows(/Where are you starting from/)
  expect(card.isEphemeral).toBe(true)
  expect(card.text).toContain(
    `${told}, so we go on right here. To answer in words, use “say” after /certpath.`,
  )
  expect(card.text).toContain('goal: audit AI management systems')
  await ada.picks('Hands-on ISO management-system work')
  await ada.sees(/How close is auditing/)
  await ada.taps('I audit now, or must soon')
  expect(await ada.sees(/Your path: Lead Auditor/)).toContain('so we go on right here')
  expect(ada.alone).toHaveLength(1)
  expect(ada.dm).toEqual([])
})

test('whoever opens them again is written to again', async () => {
  const ada = await known()
  ada.opensDms()
  ada.writes('status')
  expect((await ada.hears()).text).toContain('goal: audit AI management systems')
  await ada.runs('/certpath', {}, inServer)
  expect((await ada.shows(/Welcome back/)).text).toContain('or write to')
})

test('a tap in the direct message is answered there, as what comes by a tap still does', async () => {
  const ada = people.newcomer()
  ada.writes('hello')
  await ada.sees(/What would you like to do/)
  ada.closesDms()
  await ada.taps('Both build and audit')
  await ada.sees(/✓ Both build and audit[\s\S]*Where are you starting from/)
})
