/** The form in which all answers can be changed at once. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

const change = 'Change an answer'
const inServer = { in: 'server' } as const
const said = 'I work in privacy and need to implement 42001'

/** Somebody who was advised in the direct message, or in a server. */
async function advised(where: 'dm' | 'server'): Promise<Person> {
  const ada = people.newcomer()
  if (where === 'dm') ada.writes(said)
  else await ada.runs('/certpath', { say: said }, inServer)
  await ada.sees(/Where are you starting from/)
  await ada.picks('A compliance, security or AI background')
  await ada.sees(/Your path: Lead Implementer/)
  return ada
}

const fieldsOf = ({ modal }: Person) =>
  (modal?.components ?? []).flatMap(({ label = '', component }) =>
    component ? [{ label, options: component.options ?? [] }] : [],
  )

describe.each(['dm', 'server'] as const)('the form, in a %s', (where) => {
  test('opens at once, with what was answered', async () => {
    const ada = await advised(where)
    expect(await ada.taps(change)).toMatchObject({ acknowledged: true, type: 9 })
    const fields = fieldsOf(ada)
    expect(fields.map(({ label }) => label).slice(0, 2)).toEqual(['Your goal', 'Where you start'])
    const chosen = fields.flatMap(({ options }) => options.filter((one) => one.default === true))
    expect(chosen.map(({ label }) => label)).toEqual([
      'Build or run an AI management system',
      'A compliance, security or AI background',
    ])
  })

  test('sent as it is: nothing is different', async () => {
    const ada = await advised(where)
    await ada.taps(change)
    await ada.submits()
    await ada.sees(/nothing is different/)
  })

  test('closed changes nothing, and opens again', async () => {
    const ada = await advised(where)
    await ada.taps(change)
    ada.closes()
    expect(await ada.taps(change)).toMatchObject({ acknowledged: true, type: 9 })
  })

  test('changed: says what is different, and what that leads to', async () => {
    const ada = await advised(where)
    await ada.taps(change)
    await ada.submits({ 'Your goal': 'Understand what it is about' })
    const answer = await ada.shows(/instead of: build or run/)
    expect(answer).toMatchObject({ where, isEphemeral: where === 'server' })
    expect(answer.text).toContain('Your path: Foundation')
    const elsewhere = where === 'dm' ? ada.alone : ada.dm
    expect(elsewhere).toEqual([])
  })

  test('filled in part: what is still to be known is asked', async () => {
    const ada = await advised(where)
    await ada.taps(change)
    await ada.submits({ 'Your goal': 'Audit AI management systems' })
    const answer = await ada.shows(/instead of: build or run/)
    expect(answer.text).toContain('How close is auditing')
    await ada.taps('I audit now, or must soon')
    await ada.sees(/Your path: Lead Auditor/)
  })

  test('that cannot be opened is the same in the talk', async () => {
    const ada = await advised(where)
    people.discord.faults.status('POST /interactions/:interaction/:token/callback', 500)
    await ada.taps(change)
    const answer = await ada.shows(/Which answer would you like to change/)
    expect(answer).toMatchObject({ where, isEphemeral: where === 'server' })
    expect(ada.modal).toBeUndefined()
  })
})

test('a form counts as it was sent, although the talk has gone on behind it', async () => {
  const ada = await advised('dm')
  await ada.taps(change)
  ada.writes('I want to audit AI systems')
  await ada.sees(/instead of: build or run/)
  await ada.submits({ 'Your goal': 'Understand what it is about' })
  expect(await ada.sees(/instead of: audit/)).toContain('Your path: Foundation')
})
