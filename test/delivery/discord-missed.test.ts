/** What was written while nobody listened is found, and answered once and in order. */
import { describe, expect, test } from 'vitest'
import { answersTo } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const audit = 'I want to audit AI management systems'

describe.concurrent.each(['SIGKILL', 'SIGTERM'] as const)('after %s', (signal) => {
  test('in order, before what is written later, and once', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const first = await place.start()
    const [ada, ben] = [discord.user('ada'), discord.user('ben')]
    ada.writes('hello')
    ben.writes('hello')
    await Promise.all([ada.sees(goal), ben.sees(goal)])
    await first.end(signal)
    ada.writes(audit)
    ada.writes('help')
    ada.deletes(ada.writes('never mind'))
    ben.writes(audit)
    const identified = discord.gateway.identifies
    const starting = place.start()
    // As soon as the session begins, and before anything can have been looked for.
    await discord.until(() => discord.gateway.identifies > identified)
    ada.writes('status')
    await starting
    await discord.until(() => answersTo(ada).length === 4 && answersTo(ben).length === 2)
    expect(answersTo(ada)).toEqual([
      expect.stringMatching(goal),
      expect.stringMatching(background),
      expect.stringMatching(/Answer with a button/),
      expect.not.stringMatching(/Answer with a button/),
    ])
    expect(answersTo(ben)[1]).toMatch(background)
    expect(discord.violations).toEqual([])
  })
})

test.concurrent('more than Discord gives at once, and what fails on the way', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const first = await place.start()
  const ada = discord.user('ada')
  ada.writes('hello')
  await ada.sees(goal)
  await first.end('SIGKILL')
  for (let times = 0; times < 130; times += 1) ada.writes('status')
  const read = 'GET /channels/:channel/messages'
  discord.faults.status(read, 500)
  discord.faults.rateLimit(read, 1)
  discord.faults.drop(read)
  await place.start()
  await discord.until(() => answersTo(ada).length === 131)
  ada.writes(audit)
  await ada.sees(background)
  expect(answersTo(ada)).toHaveLength(132)
})

test.concurrent('a person whose channel is gone holds up nobody', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const first = await place.start()
  const [ada, ben] = [discord.user('ada'), discord.user('ben')]
  for (const one of [ada, ben]) {
    one.writes('hello')
    await one.sees(goal)
  }
  await first.end('SIGKILL')
  discord.faults.refuse('GET /channels/:channel/messages', 10003, { on: ada.placeAt('dm').id })
  ben.writes(audit)
  await place.start()
  await ben.sees(background)
  ada.writes(audit)
  await ada.sees(background)
})
