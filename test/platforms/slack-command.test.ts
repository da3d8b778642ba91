/** `/certpath` in a channel: a card that the person alone sees, and goes on with there. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/slack/person.js'
import { slackPeople } from '../stage/slack-people.js'

const people = slackPeople()

const inGeneral = { channel: 'C1' }

/** The cards that somebody sees, as they stand. */
const cards = (person: Person) => person.ephemerals('C1').map((card) => person.textOf(card))

describe('/certpath', () => {
  test('asks at once, where it was given, and says who sees it and where else to go on', async () => {
    const ada = people.newcomer()
    expect(await ada.types('/certpath', inGeneral)).toMatchObject({ acknowledged: true })
    const card = await ada.sees(/Only you can see this/)
    expect(card).toContain('What would you like to do with ISO/IEC 42001?')
    expect(card).toContain('You can also go on in your direct messages with <@UBOTT1>.')
    expect(ada.dm).toEqual([])
  })

  test('goes on by taps, each answer in the place of the question, and nobody else sees it', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    await ada.types('/certpath', inGeneral)
    await ada.sees(/What would you like to do/)
    await ada.taps('Audit AI management systems')
    await ada.sees(/✓ Audit AI management systems\nWhere are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/✓ Hands-on ISO management-system work\nHow close is auditing/)
    await ada.taps('I audit now, or must soon')
    await ada.sees(/✓ I audit now, or must soon\nYour path: Lead Auditor/)
    expect(cards(ada)).toHaveLength(1)
    expect(ada.dm).toEqual([])
    expect(ben.messages('C1')).toEqual([])
  })

  test('keeps the recommendation when more is asked below it', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath I run our ISMS and must audit AI systems now', inGeneral)
    await ada.sees(/Where are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/Your path: Lead Auditor/)
    await ada.taps(/skip/)
    await ada.sees(/we leave that out/)
    await ada.taps('Why this result?')
    await ada.sees(/What counted/)
    expect(cards(ada)).toHaveLength(3)
    const [recommendation = ''] = cards(ada)
    expect(recommendation).toMatch(/^.*Your path: Lead Auditor/s)
    expect(recommendation).toContain('[Save this advice]')
    expect(recommendation).not.toContain('skip')
  })

  test('sends a file into the direct messages, and says so', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath I work in privacy and need to implement 42001', inGeneral)
    await ada.sees(/Where are you starting from/)
    await ada.picks('A compliance, security or AI background')
    await ada.sees(/Your path: Lead Implementer/)
    await ada.taps('Put the course in my calendar')
    await ada.sees(/The file is in your direct messages with <@UBOTT1>/)
    await ada.sees(/\(file: .*\.ics\)/)
    await ada.taps('Save this advice')
    await ada.sees(/\(file: certpath-record.*\.md\)/)
    expect(ada.dm).toHaveLength(2)
    expect(cards(ada)[0]).toContain('Your path: Lead Implementer')
  })

  test('takes what is written to a human beside the word as the question to the trainer', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath human I want to audit: is that wise?', inGeneral)
    await ada.sees(/At which e-mail address/)
    await ada.types('/certpath skip', inGeneral)
    await ada.sees(/Question: I want to audit: is that wise\?/)
    const ben = people.newcomer()
    await ben.types('/certpath human', inGeneral)
    await ben.sees(/What would you like to ask Jan/)
  })

  test('takes a second tap on the same button kindly', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath', inGeneral)
    await ada.sees(/What would you like to do/)
    const [card] = ada.ephemerals('C1')
    await ada.taps('Both build and audit')
    await ada.sees(/Where are you starting from/)
    await ada.taps('Both build and audit', card && { message: card })
    expect(await ada.sees(/earlier step/)).toContain('Where are you starting from?')
  })

  test('lets answers be changed on a form, and says what is different', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath I want to build an AIMS and work in privacy', inGeneral)
    await ada.sees(/Where are you starting from/)
    await ada.picks('A compliance, security or AI background')
    await ada.sees(/Your path: Lead Implementer/)
    await ada.taps('Change an answer')
    await ada.sees(/=== Change an answer ===/)
    await ada.submits({
      'What would you like to do with ISO/IEC 42001?': 'Understand what it is about',
    })
    const card = await ada.sees(/instead of: build or run/)
    expect(card).toContain('Your path: Foundation')
    expect(cards(ada)).toHaveLength(1)
    expect(ada.dm).toEqual([])
  })

  test('hands over to the trainer on the card', async () => {
    const ada = people.newcomer()
    await ada.types('/certpath human', inGeneral)
    await ada.sees(/What would you like to ask Jan/)
    await ada.taps(/skip/)
    await ada.sees(/At which e-mail address/)
    await ada.types('/certpath ada@example.org', inGeneral)
    await ada.sees(/exactly as it will go/)
    await ada.taps('Send')
    const receipt = await ada.sees(/Your message is ready under the reference/)
    expect(receipt).toContain(`From: ${ada.id.toLowerCase()}, on Slack`)
  })
})

describe('what may follow the command', () => {
  test.each([
    ['start', /What would you like to do/],
    ['START', /What would you like to do/],
    ['status', /You have not told me anything yet/],
    ['why', /What would you like to do/],
    ['restart', /from the start/],
    ['human', /jan@fortifyinstitute\.com/],
    ['data', /I keep your answers/],
    ['help', /After \/certpath you can put start, status, why/],
    ['I want to audit AI systems', /Noted: goal: audit AI management systems/],
    ['what is an AIMS?', /An AI management system, AIMS for short/],
  ])('/certpath %s', async (words, answer) => {
    const ada = people.newcomer()
    await ada.types(`/certpath ${words}`, inGeneral)
    await ada.sees(answer)
    expect(ada.dm).toEqual([])
  })

  test('is listed for the command, and not in the direct message', async () => {
    const ada = people.newcomer()
    await ada.writes('help')
    expect(await ada.sees(/You can also write:/)).not.toContain('/certpath')
  })

  test('nothing follows: whoever comes back is told where they stand', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.types('/certpath', inGeneral)
    const card = await ada.sees(/Welcome back/)
    expect(card).toContain('This is what I know so far: goal: audit AI management systems.')
    expect(card).toContain('Where are you starting from?')
  })
})

test('the shortcut goes on in the direct message', async () => {
  const ada = people.newcomer()
  await ada.shortcut('certpath_start')
  await ada.sees(/What would you like to do/)
  expect(ada.dm).toHaveLength(1)
})

test('two people at once are two talks', async () => {
  const [ada, ben] = [people.newcomer(), people.newcomer()]
  await Promise.all([
    ada.types('/certpath I want to build an AIMS', inGeneral),
    ben.types('/certpath I want to audit AI systems', inGeneral),
  ])
  expect(await ada.sees(/Noted/)).toContain('goal: build')
  expect(await ben.sees(/Noted/)).toContain('goal: audit')
  expect(cards(ada)).toHaveLength(1)
  expect(cards(ben)).toHaveLength(1)
})
