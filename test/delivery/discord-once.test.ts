/** Each answer stands in Discord once, however often Discord tells of what it answers. */
import { expect, test } from 'vitest'
import { answersTo, lastSent, timesSeen } from '../stage/discord/outcome.js'
import { discordPeople } from '../stage/discord-people.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const stale = /That button belongs to an earlier step/
const audit = 'Audit AI management systems'
const people = discordPeople()

test('a message that is told of twice', async () => {
  const { discord } = people
  const ada = people.newcomer()
  ada.writes('hello')
  discord.redeliver(lastSent(discord, 'MESSAGE_CREATE'))
  await ada.sees(goal)
  discord.redeliver(lastSent(discord, 'MESSAGE_CREATE'))
  ada.writes('help')
  await ada.sees(/Answer with a button/)
  expect(answersTo(ada)).toHaveLength(2)
})

test('a resumed session is told once more of what it knows', async () => {
  const { discord } = people
  const ada = people.newcomer()
  ada.writes('hello')
  await ada.sees(goal)
  await ada.picks(audit)
  await ada.runs('/certpath', { do: 'status' }, { in: 'server' })
  const resumed = discord.gateway.resumes
  discord.gateway.redeliverOnResume(20)
  discord.gateway.drop()
  ada.writes('help')
  await discord.until(() => discord.gateway.resumes > resumed)
  await ada.sees(/Answer with a button/)
  ada.writes('why')
  await discord.until(() => answersTo(ada).length === 3)
  expect(ada.alone).toHaveLength(1)
})

test('a command that is told of twice, before its answer and after it', async () => {
  const { discord } = people
  const ada = people.newcomer()
  const taken = ada.runs('/certpath', {}, { in: 'server' })
  discord.redeliver(lastSent(discord, 'INTERACTION_CREATE'))
  expect(await taken).toMatchObject({ acknowledged: true, type: 4 })
  discord.redeliver(lastSent(discord, 'INTERACTION_CREATE'))
  await ada.runs('/certpath', { do: 'help' }, { in: 'server' })
  expect(ada.alone).toHaveLength(2)
})

test('a command that is told of twice while its answer waits: announced, and shown once', async () => {
  const { discord } = people
  const ada = people.newcomer()
  const hang = discord.faults.hang('POST /channels/:channel/messages')
  ada.writes('hello')
  await hang.reached
  const taken = ada.runs('/certpath', {}, { in: 'server' })
  discord.redeliver(lastSent(discord, 'INTERACTION_CREATE'))
  expect(await taken).toMatchObject({ acknowledged: true, type: 5 })
  hang.release()
  await discord.until(() => timesSeen(ada, goal) === 2)
  await ada.runs('/certpath', { do: 'help' }, { in: 'server' })
  expect(ada.alone.map(({ isLoading }) => isLoading)).toEqual([false, false])
})

test('a tap that is told of twice counts once', async () => {
  const { discord } = people
  const ada = people.newcomer()
  await ada.runs('/certpath', {}, { in: 'server' })
  const tapped = ada.picks(audit)
  discord.redeliver(lastSent(discord, 'INTERACTION_CREATE'))
  await tapped
  await ada.sees(background)
  expect(timesSeen(ada, stale)).toBe(0)
  expect(ada.alone).toHaveLength(1)
})

test.each(['dm', 'server'] as const)('a double tap in a %s: the second is stale', async (where) => {
  const ada = people.newcomer()
  await ada.runs('/certpath', {}, { in: where })
  const [one, two] = [ada.picks(audit), ada.picks(audit)]
  expect(await one).toMatchObject({ acknowledged: true })
  expect(await two).toMatchObject({ acknowledged: true })
  await ada.sees(stale)
  await ada.sees(background)
  await ada.runs('/certpath', { do: 'help' }, { in: where })
  await ada.sees(/Answer with a button/)
})

test('a command thrice, and each has its own answer', async () => {
  const ada = people.newcomer()
  const taken = await Promise.all([1, 2, 3].map(() => ada.runs('/certpath', {}, { in: 'server' })))
  expect(taken.map(({ type }) => type)).toEqual([4, 4, 4])
  expect(ada.alone).toHaveLength(3)
  expect(timesSeen(ada, goal)).toBe(3)
  expect(answersTo(ada)).toEqual([])
})
