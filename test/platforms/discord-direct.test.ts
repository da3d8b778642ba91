/** The direct message: words and taps mixed, without a command first, each answer where it belongs. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

const answers = (person: Person) => person.dm.filter(({ from }) => from === 'bot')

async function advised(): Promise<Person> {
  const ada = people.newcomer()
  ada.writes('I work in privacy and need to implement 42001')
  await ada.sees(/Where are you starting from/)
  await ada.picks('A compliance, security or AI background')
  await ada.sees(/Your path: Lead Implementer/)
  return ada
}

describe('a question', () => {
  test('is answered by its label, by its number, or by a tap, and then shows the answer', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    await ada.sees(/\[Audit AI management systems\]/)
    ada.writes('Audit AI management systems')
    await ada.sees(/What would you like to do.*\n✓ Audit AI management systems/)
    await ada.sees(/Where are you starting from/)
    ada.writes('3')
    await ada.sees(/Where are you starting from\?\*\*\n✓ Hands-on ISO management-system work/)
    await ada.sees(/How close is auditing/)
    await ada.taps('Neither yet')
    await ada.sees(/✓ Neither yet[\s\S]*just one certification for now/)
    expect(answers(ada).map(({ buttons, menus }) => buttons.length + menus.length > 0)).toEqual([
      false,
      false,
      true,
    ])
  })

  test('with more than five choices is a menu, and with fewer are buttons', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    const goal = await ada.shows(/What would you like to do/)
    expect(goal.menus).toEqual([])
    await ada.taps('Build or run an AI management system')
    const { menus } = await ada.shows(/Where are you starting from/)
    expect(menus.map(({ options }) => options?.length)).toEqual([7])
  })

  test('that was answered by a tap gives its place to the next one', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    await ada.sees(/What would you like to do/)
    await ada.taps('Build or run an AI management system')
    await ada.sees(/✓ Build or run[\s\S]*Where are you starting from/)
    await ada.picks('New to ISO standards')
    await ada.sees(/✓ New to ISO standards/)
    expect(answers(ada)).toHaveLength(1)
    expect(ada.screen()).toMatch(/What would you like to do.* ✓ Build or run an AI management/)
  })

  test('that was answered before gets a kind word, and the open one is shown again', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    const question = await ada.shows(/\[Both build and audit\]/)
    ada.writes('build')
    await ada.sees(/✓ Build or run/)
    await ada.taps('Both build and audit', { message: question })
    expect(await ada.sees(/earlier step/)).toContain('Where are you starting from?')
  })

  test('tapped twice is answered once', async () => {
    const ada = people.newcomer()
    ada.writes('hello')
    const message = await ada.shows(/\[Both build and audit\]/)
    await Promise.all([
      ada.taps('Both build and audit', { message }),
      ada.taps('Both build and audit', { message }),
    ])
    await ada.sees(/✓ Both build and audit/)
    expect(await ada.sees(/earlier step/)).toContain('Where are you starting from?')
    ada.writes('status')
    expect(await ada.sees(/What I know so far/)).toContain('goal: build and audit')
  })

  test('is asked again with Back, and once what was understood is taken back', async () => {
    const ada = people.newcomer()
    ada.writes('I want to audit AI systems')
    await ada.sees(/Noted: goal: audit/)
    await ada.taps(/take it back/)
    await ada.sees(/What would you like to do/)
    await ada.taps('Audit AI management systems')
    await ada.sees(/✓ Audit[\s\S]*Where are you starting from/)
    await ada.taps('Back')
    const again = await ada.shows(/\[Audit AI management systems\]/)
    expect(again.text).toContain('What would you like to do')
  })
})

test('several facts in one sentence are noted at once', async () => {
  const ada = people.newcomer()
  ada.writes(
    'I hold the Foundation certificate and want to build an AIMS, 3 years in AI management',
  )
  const { text } = await ada.hears()
  expect(text).toContain('goal: build or run an AI management system')
  expect(text).toContain('ISO/IEC 42001 certificate: Foundation')
  expect(text).toContain('Your path: Lead Implementer')
})

test('the recommendation has steps, why, notes, and what would change it', async () => {
  const ada = await advised()
  const { text, buttons } = await ada.shows(/Your path/)
  expect(text).toMatch(/ISO\/IEC 42001 Lead Implementer\*\*: /)
  expect(text).toContain('What would change this:')
  expect(text).toContain('starts 3 July')
  expect(buttons.map(({ label }) => label)).toContain('Why this result?')
  await ada.taps('Why this result?')
  await ada.sees(/What counted/)
  expect(await ada.sees(/Your path/)).toContain('[Save this advice]')
})

test('files come with the answer', async () => {
  const ada = await advised()
  ada.writes('record')
  const record = await ada.shows(/\(file: certpath-record.*\.md\)/)
  expect(record.files[0]?.text).toContain('Lead Implementer')
  await ada.taps('Put the course in my calendar')
  const calendar = await ada.shows(/\(file: .*\.ics\)/)
  expect(calendar.files[0]?.text).toContain('BEGIN:VEVENT')
})

describe('the data that is kept', () => {
  test('is handed out, erased, and then it is a fresh start', async () => {
    const ada = people.newcomer()
    ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    ada.writes('data')
    await ada.sees(/\[Give me a copy\]/)
    await ada.taps('Give me a copy')
    const copy = await ada.shows(/\(file: certpath-data.*\.json\)/)
    expect(JSON.parse(copy.files[0]?.text ?? '')).toMatchObject({})
    expect(copy.files[0]?.text).toContain('I want to audit AI systems')
    await ada.taps('Erase it all')
    await ada.sees(/cannot be undone/)
    await ada.taps('Yes, erase everything')
    await ada.sees(/Everything is erased/)
    ada.writes('hello')
    await people.discord.until(() => ada.dm.at(-1)?.text.startsWith('Hello!'))
  })

  test('is erased by a typed yes as well', async () => {
    const ada = people.newcomer()
    ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    ada.writes('erase my data')
    await ada.sees(/cannot be undone/)
    ada.writes('yes')
    await ada.sees(/Everything is erased/)
  })
})

test('messages written in a row are answered in order', async () => {
  const ada = people.newcomer()
  ada.writes('I want to audit AI systems')
  ada.writes('I hold the Foundation certificate')
  ada.writes('status')
  expect((await ada.hears()).text).toContain('Noted: goal: audit')
  expect((await ada.hears()).text).toContain('Foundation')
  expect((await ada.hears()).text).toContain('What I know so far')
})
