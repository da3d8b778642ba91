/** The direct message: words and taps mixed, and each answer where it belongs. */
import { describe, expect, test } from 'vitest'
import { slackPeople } from '../stage/slack-people.js'

/** None waits for another: Slack takes a message a second of each conversation. */
const people = slackPeople()

describe.concurrent('a question', () => {
  test('is answered by its label, by its number, or by a tap, and then shows the answer', async () => {
    const ada = people.newcomer()
    await ada.writes('hello')
    await ada.sees(/\[Audit AI management systems\]/)
    await ada.writes('Audit AI management systems')
    await ada.sees(/What would you like to do.*\n✓ Audit AI management systems/)
    await ada.sees(/Where are you starting from/)
    await ada.writes('3')
    await ada.sees(/Where are you starting from\?\n✓ Hands-on ISO management-system work/)
    await ada.sees(/How close is auditing/)
    await ada.taps('Neither yet')
    await ada.sees(/✓ Neither yet/)
    await ada.sees(/just one certification for now/)
    const [first] = ada.dm.filter(({ user }) => user !== ada.id)
    expect(first && ada.textOf(first)).not.toContain('[')
  })

  test('that was answered before gets a kind word, and the open one is shown again', async () => {
    const ada = people.newcomer()
    await ada.writes('hello')
    await ada.sees(/\[Both build and audit\]/)
    const [, question] = ada.dm
    await ada.writes('build')
    await ada.sees(/✓ Build or run/)
    await ada.taps('Both build and audit', question && { message: question })
    expect(await ada.sees(/earlier step/)).toContain('Where are you starting from?')
  })

  test('tapped twice is answered once', async () => {
    const ada = people.newcomer()
    await ada.writes('hello')
    await ada.sees(/\[Both build and audit\]/)
    const [, question] = ada.dm
    const message = question && { message: question }
    await Promise.all([
      ada.taps('Both build and audit', message),
      ada.taps('Both build and audit', message),
    ])
    await ada.sees(/✓ Both build and audit/)
    await ada.sees(/Where are you starting from/)
    await ada.sees(/earlier step/)
  })
})

test.concurrent('the recommendation has steps, why, notes, what would change it, and few buttons in a row', async () => {
  const ada = people.newcomer()
  await ada.writes('I work in privacy and need to implement 42001')
  await ada.sees(/Where are you starting from/)
  await ada.picks('A compliance, security or AI background')
  const text = await ada.sees(/Your path/)
  expect(text).toMatch(/ISO\/IEC 42001 Lead Implementer: /)
  expect(text).toContain('What would change this:')
  expect(text).toContain('starts 3 July')
  const rows = ada.dm
    .flatMap(({ blocks = [] }) => blocks)
    .filter(({ type }) => type === 'actions')
    .map(({ elements = [] }) => elements.length)
  expect(Math.max(...rows)).toBeLessThanOrEqual(5)
})

test.concurrent('the form with all answers: nothing changed is said, and so is what changed', async () => {
  const ada = people.newcomer()
  await ada.writes('I work in privacy and need to implement 42001')
  await ada.sees(/Where are you starting from/)
  await ada.picks('A compliance, security or AI background')
  await ada.sees(/Your path: Lead Implementer/)
  await ada.taps('Change an answer')
  await ada.sees(/=== Change an answer ===/)
  await ada.submits()
  await ada.sees(/nothing is different/)
  await ada.taps('Change an answer')
  await ada.sees(/=== Change an answer ===/)
  await ada.closes()
  await ada.taps('Change an answer')
  await ada.sees(/=== Change an answer ===/)
  await ada.submits({ 'Where are you starting from?': 'I hold both lead certificates' })
  const said = await ada.sees(/instead of/)
  expect(said).toContain('have a word with Jan')
})

describe.concurrent('files', () => {
  test('come with the answer', async () => {
    const ada = people.newcomer()
    await ada.writes('I work in privacy and need to implement 42001')
    await ada.sees(/Where are you starting from/)
    await ada.picks('A compliance, security or AI background')
    await ada.sees(/Your path: Lead Implementer/)
    await ada.writes('record')
    await ada.sees(/\(file: certpath-record.*\.md\)/)
    await ada.taps('Put the course in my calendar')
    await ada.sees(/\(file: .*\.ics\)/)
  })
})

describe.concurrent('the data that is kept', () => {
  test('is handed out, erased, and gone from the home page; then it is a fresh start', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.opensHome()
    await ada.sees(/What you told me/)
    await ada.opensMessages()
    await ada.writes('data')
    await ada.sees(/\[Give me a copy\]/)
    await ada.taps('Give me a copy')
    await ada.sees(/\(file: certpath-data.*\.json\)/)
    await ada.taps('Erase it all')
    await ada.sees(/cannot be undone/)
    await ada.taps('Yes, erase everything')
    await ada.sees(/Everything is erased/)
    await people.slack.until(() => !JSON.stringify(ada.home?.blocks).includes('What you told me'))
    await ada.writes('hello')
    await people.slack.until(() => ada.textOf(ada.dm.at(-1) ?? never()).startsWith('Hello!'))
  })

  test('is erased by a typed yes as well', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.writes('erase my data')
    await ada.sees(/cannot be undone/)
    await ada.writes('yes')
    await ada.sees(/Everything is erased/)
  })
})

describe.concurrent('passed over', () => {
  test('edits and deletions', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    const [said] = ada.dm
    if (said) await ada.edits(said, 'I want to build an AIMS')
    if (said) await ada.deletes({ ...said })
    await ada.writes('status')
    expect(await ada.sees(/What I know so far/)).toContain('goal: audit')
    expect(ada.dm.filter(({ user }) => user !== ada.id)).toHaveLength(2)
  })

  test('a file without words is not: it has a kind word each time, and one with words is read', async () => {
    const ada = people.newcomer()
    await ada.shares('cv.pdf')
    await ada.sees(/I read words only/)
    await ada.shares('cv.pdf', 'I want to audit AI systems')
    await ada.sees(/Noted: goal: audit/)
    expect(ada.dm.filter(({ user }) => user !== ada.id)).toHaveLength(2)
  })
})

function never(): never {
  throw new Error('There is no message')
}
