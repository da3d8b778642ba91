/** `/certpath`: among others a card that the person alone sees, and goes on with there. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import type { Where } from '../stage/discord/sight.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

const inServer = { in: 'server' } as const

const amongOthers: readonly Where[] = ['server', 'group', 'foreign server']

const cards = (person: Person) => person.alone.map(({ text }) => text)

/** All that stands where others read it too. */
const openly = (person: Person) =>
  person.all.filter(({ where, isEphemeral }) => where !== 'dm' && !isEphemeral)

describe.each(amongOthers)('/certpath in a %s', (where) => {
  test('asks at once, for the person alone, and says how to answer in words', async () => {
    const ada = people.newcomer()
    expect(await ada.runs('/certpath', {}, { in: where })).toMatchObject({ acknowledged: true })
    const card = await ada.shows(/What would you like to do with ISO\/IEC 42001\?/)
    expect(card).toMatchObject({ isEphemeral: true, where })
    const bot = people.discord.settings.appId
    expect(card.text).toContain(`use “say” after /certpath, or write to <@${bot}> directly.`)
    expect(ada.dm).toEqual([])
  })

  test('goes on by taps and menus, each answer in the place of the question', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    await ada.runs('/certpath', { do: 'start' }, { in: where })
    await ada.sees(/What would you like to do/)
    await ada.taps('Audit AI management systems')
    await ada.sees(/✓ Audit AI management systems[\s\S]*Where are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/✓ Hands-on ISO management-system work[\s\S]*How close is auditing/)
    await ada.taps('I audit now, or must soon')
    await ada.sees(/✓ I audit now, or must soon[\s\S]*Your path: Lead Auditor/)
    expect(cards(ada)).toHaveLength(1)
    expect(openly(ada)).toEqual([])
    expect(ada.dm).toEqual([])
    expect(ben.all).toEqual([])
  })
})

describe('/certpath in a server', () => {
  test('keeps the recommendation when more is asked below it', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { say: 'I run our ISMS and must audit AI systems now' }, inServer)
    await ada.sees(/Where are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/Your path: Lead Auditor/)
    await ada.taps(/skip/)
    await ada.sees(/we leave that out/)
    await ada.taps('Why this result?')
    await ada.sees(/What counted/)
    expect(cards(ada)).toHaveLength(3)
    const [recommendation = ''] = cards(ada)
    expect(recommendation).toContain('Your path: Lead Auditor')
    expect(recommendation).toContain('[Save this advice]')
    expect(recommendation).not.toContain('skip')
    expect(openly(ada)).toEqual([])
  })

  test('gives files to the person alone', async () => {
    const ada = people.newcomer()
    const said = 'I work in privacy and need to implement 42001'
    await ada.runs('/certpath', { say: said }, inServer)
    await ada.sees(/Where are you starting from/)
    await ada.picks('A compliance, security or AI background')
    await ada.sees(/Your path: Lead Implementer/)
    await ada.taps('Put the course in my calendar')
    const [calendar] = (await ada.shows(/\(file: .*\.ics\)/)).files
    expect(calendar?.text).toMatch(/^BEGIN:VCALENDAR/)
    await ada.taps('Save this advice')
    const [record] = (await ada.shows(/\(file: certpath-record.*\.md\)/)).files
    expect(record?.text).toContain('Lead Implementer')
    await ada.runs('/certpath', { do: 'data' }, inServer)
    await ada.sees(/\[Give me a copy\]/)
    await ada.taps('Give me a copy')
    const copy = await ada.shows(/\(file: certpath-data.*\.json\)/)
    expect(copy.files[0]?.text).toContain(said)
    expect(openly(ada)).toEqual([])
    expect(ada.dm).toEqual([])
  })

  test('takes what is written to a human as the question to the trainer', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { do: 'human', say: 'I want to audit: is that wise?' }, inServer)
    await ada.sees(/At which e-mail address/)
    await ada.runs('/certpath', { say: 'skip' }, inServer)
    await ada.sees(/Question: I want to audit: is that wise\?/)
  })

  test('begins with what is written beside the start', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { do: 'start', say: 'I want to audit AI systems' }, inServer)
    await ada.sees(/Noted: goal: audit/)
  })

  test('takes a second tap on the same button kindly, and asks what is open', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', {}, inServer)
    const card = await ada.shows(/What would you like to do/)
    await ada.taps('Both build and audit')
    await ada.sees(/Where are you starting from/)
    await ada.taps('Both build and audit', { message: card })
    expect(await ada.sees(/earlier step/)).toContain('Where are you starting from?')
    expect(openly(ada)).toEqual([])
  })

  test('goes back, and takes back what was understood', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { say: 'I want to audit AI systems' }, inServer)
    await ada.sees(/Noted: goal: audit/)
    await ada.taps(/take it back/)
    await ada.sees(/What would you like to do/)
    await ada.taps('Audit AI management systems')
    await ada.sees(/Where are you starting from/)
    await ada.taps('Back')
    await ada.sees(/What would you like to do/)
    expect(openly(ada)).toEqual([])
  })

  test('hands over to the trainer on the card', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { do: 'human' }, inServer)
    await ada.sees(/What would you like to ask Jan/)
    await ada.taps(/skip/)
    await ada.sees(/At which e-mail address/)
    await ada.runs('/certpath', { say: 'ada@example.org' }, inServer)
    await ada.sees(/exactly as it will go/)
    await ada.taps('Send')
    const receipt = await ada.shows(/under the reference CP-/)
    expect(receipt.isEphemeral).toBe(true)
    expect(openly(ada)).toEqual([])
    expect(ada.dm).toEqual([])
  })

  test('erases what is kept', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { say: 'I want to audit AI systems' }, inServer)
    await ada.sees(/Noted/)
    await ada.runs('/certpath', { say: 'erase my data' }, inServer)
    await ada.sees(/cannot be undone/)
    await ada.taps('Yes, erase everything')
    await ada.sees(/Everything is erased/)
    await ada.runs('/certpath', { do: 'status' }, inServer)
    await ada.sees(/You have not told me anything yet/)
  })
})

const mayFollow = [
  [{ do: 'start' }, /What would you like to do/],
  [{ do: 'status' }, /You have not told me anything yet/],
  [{ do: 'why' }, /What would you like to do/],
  [{ do: 'restart' }, /from the start/],
  [{ do: 'human' }, /jan@fortifyinstitute\.com/],
  [{ do: 'data' }, /I keep your answers/],
  [{ do: 'help' }, /You can also write/],
  [{ say: 'I want to audit AI systems' }, /Noted: goal: audit AI management systems/],
  [{ say: 'what is an AIMS?' }, /An AI management system, AIMS for short/],
  [{ say: '  start ' }, /What would you like to do/],
] as const

describe.each(['dm', ...amongOthers] as const)('what may follow the command, in a %s', (where) => {
  test.each(mayFollow)('%o', async (options, answer) => {
    const ada = people.newcomer()
    await ada.runs('/certpath', options, { in: where })
    const seen = await ada.shows(answer)
    expect(seen).toMatchObject({ where, isEphemeral: where !== 'dm' })
    expect(ada.all).toHaveLength(1)
  })
})

describe('a talk', () => {
  test('is one, wherever it is gone on with', async () => {
    const ada = people.newcomer()
    await ada.runs('/certpath', { say: 'I want to audit AI systems' }, inServer)
    await ada.sees(/Noted: goal: audit/)
    ada.writes('I hold the Foundation certificate')
    const next = await ada.hears()
    expect(next.text).toContain('ISO/IEC 42001 certificate: Foundation')
    await ada.runs('/certpath', { do: 'status' }, { in: 'group' })
    const status = await ada.shows(/What I know so far/)
    expect(status).toMatchObject({ where: 'group', isEphemeral: true })
    expect(status.text).toContain('goal: audit AI management systems')
    expect(status.text).toContain('ISO/IEC 42001 certificate: Foundation')
  })

  test('with nothing after the command: whoever comes back is told where they stand', async () => {
    const ada = people.newcomer()
    ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.runs('/certpath', {}, inServer)
    const card = await ada.sees(/Welcome back/)
    expect(card).toContain('This is what I know so far: goal: audit AI management systems.')
    expect(card).toContain('Where are you starting from?')
  })

  test('is nobody else’s', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    await Promise.all([
      ada.runs('/certpath', { say: 'I want to build an AIMS' }, inServer),
      ben.runs('/certpath', { say: 'I want to audit AI systems' }, inServer),
    ])
    expect(await ada.sees(/Noted/)).toContain('goal: build')
    expect(await ben.sees(/Noted/)).toContain('goal: audit')
    expect(cards(ada)).toHaveLength(1)
    expect(cards(ben)).toHaveLength(1)
    await ben.runs('/certpath', { do: 'data' }, inServer)
    await ben.sees(/\[Give me a copy\]/)
    await ben.taps('Give me a copy')
    const copy = await ben.shows(/\(file: certpath-data/)
    expect(copy.files[0]?.text).not.toContain('I want to build')
  })
})
