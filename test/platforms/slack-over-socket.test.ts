/** Socket Mode: the same talk without an address that Slack can reach. */
import { expect, test } from 'vitest'
import { slackPeople } from '../stage/slack-people.js'

const people = slackPeople({ socket: true })

test('a talk, by words and taps', async () => {
  const ada = people.newcomer()
  expect(
    await ada.writes('I run our ISO 27001 programme and want to audit AI systems'),
  ).toMatchObject({ acknowledged: true })
  await ada.sees(/Where are you starting from/)
  await ada.picks('Hands-on ISO management-system work')
  await ada.sees(/✓ Hands-on ISO management-system work/)
  await ada.sees(/How close is auditing/)
  await ada.writes('I have to audit one now')
  await ada.sees(/Your path: Lead Auditor/)
})

test('a command, taps on its card, and the form', async () => {
  const ada = people.newcomer()
  await ada.types('/certpath I want to build an AIMS', { channel: 'C1' })
  await ada.sees(/Where are you starting from/)
  await ada.picks('Hands-on ISO management-system work')
  await ada.sees(/✓ Hands-on ISO management-system work\nYour path: Lead Implementer/)
  await ada.taps('Change an answer')
  await ada.sees(/=== Change an answer ===/)
  await ada.submits({
    'What would you like to do with ISO/IEC 42001?': 'Understand what it is about',
  })
  await ada.sees(/Your path: Foundation/)
  expect(ada.ephemerals('C1')).toHaveLength(1)
})

test('the home page, a mention, and the shortcut', async () => {
  const ada = people.newcomer()
  await ada.opensHome()
  await people.slack.until(() => JSON.stringify(ada.home ?? '').includes('certification fits you'))
  await ada.picks('Audit AI management systems')
  await people.slack.until(() => JSON.stringify(ada.home ?? '').includes('Where are you starting'))
  await ada.mentions('status', { channel: 'C1' })
  await ada.sees(/What I know so far: goal: audit AI management systems/)
  await ada.shortcut('certpath_start')
  await ada.sees(/Welcome back/)
})
