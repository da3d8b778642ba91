/** What people in Discord get while the store is held by somebody else. */
import { expect, test } from 'vitest'
import { answersTo, timesSeen } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { hold } from '../stage/store-from-outside.js'
import { storeKind } from '../stage/stores.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const help = /Answer with a button/
const backgroundAfterHelp = new RegExp(`${help.source}[^]*${background.source}`)

test('a commit that takes longer than three seconds: nothing is promised, and nothing comes twice', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  await place.start()
  const [ada, ben] = [discord.user('ada'), discord.user('ben')]
  for (const person of [ada, ben]) {
    person.writes('hello')
    await person.sees(goal)
  }
  const release = await hold(place.storeAddress)
  const taken = await Promise.all([
    ada.runs('/certpath', { say: 'I want to audit AI management systems' }),
    ben.picks('Audit AI management systems'),
  ])
  // They are told in time that it is not kept, or else Discord tells them that nobody answered.
  for (const { acknowledged, type } of taken)
    expect([acknowledged, type]).toBeOneOf([
      [false, undefined],
      [true, 4],
    ])
  await release()
  for (const [at, person] of [ada, ben].entries()) {
    person.writes('help')
    await person.sees(help)
    // What nobody was told of may be kept since, and is answered then; help asks the same again.
    const times = timesSeen(person, background) - timesSeen(person, backgroundAfterHelp)
    expect(times).toBeLessThanOrEqual(taken[at]?.acknowledged ? 0 : 1)
    person.writes('I want to audit AI management systems')
    await person.sees(background)
  }
  expect(discord.violations).toEqual([])
})

test('a store that is held for so long that its process may listen no more', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const served = await place.start()
  const [ada, ben, cy] = [discord.user('ada'), discord.user('ben'), discord.user('cy')]
  for (const person of [ada, ben]) {
    person.writes('hello')
    await person.sees(goal)
  }
  const release = await hold(place.storeAddress)
  ada.writes('I want to audit AI management systems')
  const tapped = ben.picks('Audit AI management systems')
  const asked = cy.runs('/certpath', {}, { in: 'server' })
  // A command and a tap do not come again: they hear of it from certpath in time, or from Discord.
  for (const { acknowledged, type } of [await tapped, await asked])
    expect([acknowledged, type]).toBeOneOf([
      [false, undefined],
      [true, 4],
    ])
  await discord.until(() => discord.gateway.count === 0)
  ada.writes('help')
  await release()
  await discord.until(() => discord.gateway.count === 1)
  await discord.until(() => answersTo(ada).length === 3)
  expect(answersTo(ada)).toEqual([
    expect.stringMatching(goal),
    expect.stringMatching(background),
    expect.stringMatching(help),
  ])
  // A server is waited for longer: there what nobody was told of is kept in the end.
  if (timesSeen(ben, background) === 0) await ben.picks('Audit AI management systems')
  await ben.sees(background)
  // The lease is one of the things that it struck; a server may be held for long without losing it.
  if (storeKind === 'sqlite') {
    await served.until(/"lease_failed":\d+.*"msg":"store is back"/)
    expect(served.stderr).toContain('"msg":"store trouble"')
  }
  expect((await served.get('/healthz')).status).toBe(200)
  expect(discord.violations).toEqual([])
})
