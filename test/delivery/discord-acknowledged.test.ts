/** Discord has a first response within three seconds, whatever holds up everything else. */
import { expect, test } from 'vitest'
import { answersTo, callsOf, timesSeen } from '../stage/discord/outcome.js'
import { discordPeople } from '../stage/discord-people.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const people = discordPeople()
const answered = { acknowledged: true, type: 4 }
const announced = { acknowledged: true, type: 5 }
const replaced = { acknowledged: true, type: 7 }
const post = 'POST /channels/:channel/messages'

test('the answer itself is the first response', async () => {
  const ada = people.newcomer()
  expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject(answered)
  expect(await ada.picks('Audit AI management systems')).toMatchObject(replaced)
  expect(ada.alone).toHaveLength(1)
  expect(await ada.runs('/certpath')).toMatchObject(answered)
  expect(timesSeen(ada, background)).toBe(2)
})

test('whatever of other people hangs', async () => {
  const { discord } = people
  const others = [people.newcomer(), people.newcomer(), people.newcomer()]
  const [writes, runs, mentions] = others
  const hangs = [
    discord.faults.hang(post),
    discord.faults.hang('POST /interactions/:interaction/:token/callback'),
    discord.faults.hang('POST /users/@me/channels'),
  ]
  writes?.writes('hello')
  void runs?.runs('/certpath')
  mentions?.mentions('hello')
  await Promise.all(hangs.map(({ reached }) => reached))
  const ben = people.newcomer()
  expect(await ben.runs('/certpath')).toMatchObject(answered)
  expect(await ben.picks('Audit AI management systems')).toMatchObject(replaced)
  ben.writes('help')
  await discord.until(() => answersTo(ben).length === 2)
  const cy = people.newcomer()
  const from = performance.now()
  cy.mentions('hello')
  await cy.sees(goal)
  // A call that hangs is given up after longer.
  expect(performance.now() - from).toBeLessThan(5_000)
  for (const hang of hangs) hang.drop()
  await discord.until(() => others.every((one) => timesSeen(one, goal) === 1))
})

test('an earlier answer of the same person hangs: announced, and then in order', async () => {
  const { discord } = people
  const ada = people.newcomer()
  const hang = discord.faults.hang(post, { on: ada.placeAt('dm').id })
  ada.writes('hello')
  await hang.reached
  expect(await ada.runs('/certpath', { say: 'I want to audit AI systems' })).toMatchObject(
    announced,
  )
  hang.release()
  await ada.sees(background)
  expect(timesSeen(ada, goal)).toBe(1)
  expect(timesSeen(ada, background)).toBe(1)
})

test('an earlier answer of the same person has to wait for a limit', async () => {
  const { discord } = people
  const ada = people.newcomer()
  const { id } = ada.placeAt('dm')
  discord.faults.rateLimit(post, 4, { on: id })
  ada.writes('hello')
  await discord.until(() => callsOf(discord, post).some(({ path }) => path.includes(id)))
  expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject(announced)
  await discord.until(() => timesSeen(ada, goal) === 2)
  expect(ada.alone.map(({ isLoading }) => isLoading)).toEqual([false])
  expect(answersTo(ada)).toHaveLength(1)
})
