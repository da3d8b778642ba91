/** What a person says stays between them and the bot: not in a channel, not in the log. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'

const people = discordPeople({
  discord: { ackWithinInMs: 600_000 },
  env: { LOG_LEVEL: 'debug' },
})

const inServer = { in: 'server' } as const

/** Marks in everything that a person may give away. */
const marked = ['Zanzibar', 'zanzibar@example.org', 'Ms Quokka'] as const

/** A whole talk, in every place, with as much of oneself as there is to be said. */
async function talkedEverywhere(): Promise<Person> {
  const ada = people.discord.user('quokka', { name: 'Ms Quokka' })
  ada.mentions('I want to audit AI systems in Zanzibar')
  await ada.sees(/Noted: goal: audit/)
  await ada.runs('/certpath', { say: 'I run our ISMS in Zanzibar' }, inServer)
  await ada.shows(/hands-on ISO|Where are you starting/)
  await ada.runs('/certpath', { do: 'human' }, { in: 'foreign server' })
  await ada.sees(/What would you like to ask Jan/)
  ada.writes('Is there a course in Zanzibar?')
  await ada.sees(/At which e-mail address/)
  ada.writes('zanzibar@example.org')
  await ada.sees(/exactly as it will go/)
  await ada.taps('Send')
  await ada.sees(/under the reference/)
  return ada
}

describe('with marked data', () => {
  test('nothing of it is in a channel or in the log, whatever goes wrong', async () => {
    const ada = await talkedEverywhere()
    const before = ada.messages('general').length
    ada.closesDms()
    ada.mentions('and Zanzibar?')
    await ada.sees(/Type \/certpath here/)
    ada.opensDms()
    people.discord.faults.status('POST /channels/:channel/messages', 500)
    ada.writes('status, from Zanzibar')
    ada.writes('help')
    await ada.sees(/You can also write/)
    expect(ada.messages('general').length).toBeGreaterThan(before)
    const openly = ada.all
      .filter(({ where, isEphemeral, from }) => where !== 'dm' && !isEphemeral && from === 'bot')
      .map(({ text }) => text)
    expect(new Set(openly)).toEqual(
      new Set([
        'I have answered you in a direct message.',
        'Your direct messages are closed to me. Type /certpath here: only you will see what we say.',
      ]),
    )
    const { stdout, stderr } = people.served
    for (const mark of marked)
      expect(`${stdout}${stderr}`.toLowerCase()).not.toContain(mark.toLowerCase())
    expect(stderr).toContain('"platform":"discord"')
    const metrics = await (await people.served.get('/metrics')).text()
    for (const mark of marked) expect(metrics.toLowerCase()).not.toContain(mark.toLowerCase())
  })

  test('nobody else sees or gets any of it', async () => {
    const ben = people.newcomer()
    ben.writes('status')
    expect((await ben.hears()).text).toContain('You have not told me anything yet')
    await ben.runs('/certpath', { do: 'data' }, inServer)
    await ben.sees(/\[Give me a copy\]/)
    await ben.taps('Give me a copy')
    const { files } = await ben.shows(/\(file: certpath-data/)
    for (const mark of marked) expect(files[0]?.text).not.toContain(mark)
    expect(ben.alone.map(({ where }) => where)).toEqual(['server', 'server'])
  })
})
