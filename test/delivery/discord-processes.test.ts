/** Two processes on one store: one listens, and both deliver. */
import { expect, test } from 'vitest'
import { answersTo, timesSeen } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { discordIs } from '../stage/readiness.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const audit = 'I want to audit AI management systems'
const standby = 'standby: another process has it'
const post = 'POST /channels/:channel/messages'

test.concurrent('one listens; when it is killed, the other does within ten seconds, and is ready all along', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const first = await place.start()
  const second = await place.start()
  expect(discord.gateway.count).toBe(1)
  expect(discord.gateway.identifies).toBe(1)
  await Promise.all([discordIs(first, 'ok'), discordIs(second, standby)])
  const ada = discord.user('ada')
  ada.writes('hello')
  await ada.sees(goal)
  const hang = discord.faults.hang(post)
  ada.writes(audit)
  await hang.reached
  const from = performance.now()
  await first.end('SIGKILL')
  hang.drop()
  ada.writes('status')
  await discordIs(second, 'waiting: no process has it')
  expect((await second.get('/readyz')).status).toBe(200)
  await discord.until(() => discord.gateway.identifies === 2)
  expect(performance.now() - from).toBeLessThan(10_000)
  await discordIs(second, 'ok')
  await discord.until(() => answersTo(ada).length === 3)
  expect(answersTo(ada)[1]).toMatch(background)
  expect(timesSeen(ada, goal)).toBe(1)
  expect(await second.end()).toBe(0)
})

test.concurrent('one ends well: the other has it at once, and nothing is missed', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const first = await place.start()
  await place.start()
  const ada = discord.user('ada')
  ada.writes('hello')
  await ada.sees(goal)
  const ended = first.end()
  ada.writes(audit)
  expect(await ended).toBe(0)
  ada.writes('status')
  await discord.until(() => answersTo(ada).length === 3)
  expect(answersTo(ada)[1]).toMatch(background)
})
