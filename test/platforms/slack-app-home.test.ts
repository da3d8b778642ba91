/** The app's home: a welcome, where one stands, and buttons that work. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/slack/person.js'
import { slackPeople } from '../stage/slack-people.js'

const people = slackPeople()

const shown = (person: Person, pattern: RegExp) =>
  people.slack.until(() => {
    const home = JSON.stringify(person.home?.blocks ?? '')
    return pattern.test(home)
  })

describe('the home page', () => {
  test('welcomes once, in the messages, and asks the first question itself', async () => {
    const ada = people.newcomer()
    await ada.opensHome()
    await shown(ada, /Which ISO\/IEC 42001 certification fits you\?/)
    await shown(ada, /Hello! I help you find/)
    await ada.opensHome()
    await ada.opensMessages()
    await ada.writes('status')
    await ada.sees(/You have not told me anything yet/)
    expect(ada.dm.filter(({ user }) => user !== ada.id)).toHaveLength(2)
  })

  test('is up to date after every answer that is given on it', async () => {
    const ada = people.newcomer()
    await ada.opensHome()
    await shown(ada, /What would you like to do/)
    await ada.taps('Build or run an AI management system')
    await shown(ada, /Where are you starting from/)
    await ada.picks('Hands-on ISO management-system work')
    await shown(ada, /Your path: Lead Implementer/)
    await shown(ada, /hands-on ISO management-system work \(chosen\)/)
    await ada.taps('2 years or more, at least 1 of them in a management role')
    await shown(ada, /2 years/)
    await ada.sees(/✓ 2 years or more, at least 1/)
  })

  test('says that the answer is under Messages where it is', async () => {
    const ada = people.newcomer()
    await ada.opensHome()
    await shown(ada, /What would you like to do/)
    await ada.taps('What you keep of me')
    await shown(ada, /I have answered you under Messages/)
    await ada.sees(/I keep your answers/)
    await ada.taps('Help')
    await ada.sees(/You can also write:/)
    await ada.taps('Ask the trainer')
    await ada.sees(/What would you like to ask Jan/)
    await ada.opensHome()
    await people.slack.until(() => !JSON.stringify(ada.home?.blocks).includes('under Messages'))
  })

  test('starts afresh', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.opensHome()
    await shown(ada, /What you told me/)
    await ada.taps('Start afresh')
    await shown(ada, /What would you like to do/)
    await ada.sees(/from the start/)
    expect(JSON.stringify(ada.home?.blocks)).not.toContain('What you told me')
  })

  test('opens the form, and is up to date after it', async () => {
    const ada = people.newcomer()
    await ada.writes('I want to audit AI systems')
    await ada.sees(/Where are you starting from/)
    await ada.opensHome()
    await shown(ada, /What you told me/)
    await ada.taps('Change an answer')
    await ada.sees(/=== Change an answer ===/)
    await ada.submits({
      'What would you like to do with ISO/IEC 42001?': 'Build or run an AI management system',
    })
    await shown(ada, /goal: build or run/)
    await ada.sees(/instead of: audit/)
  })

  test('shows a recommendation with what can be done with it', async () => {
    const ada = people.newcomer()
    await ada.writes('I work in privacy and need to implement 42001')
    await ada.sees(/Where are you starting from/)
    await ada.picks('A compliance, security or AI background')
    await ada.sees(/Your path: Lead Implementer/)
    await ada.opensHome()
    await shown(ada, /Your path: Lead Implementer/)
    for (const [button, answer] of [
      ['Why this result?', /What counted/],
      ['What would change this?', /What would change this:\n/],
      ['Save this advice', /\(file: .*\.md\)/],
      ['Put the course in my calendar', /\(file: .*\.ics\)/],
    ] as const) {
      await ada.taps(button)
      await ada.sees(answer)
      await ada.opensHome()
    }
  })
})
