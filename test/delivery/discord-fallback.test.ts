/** Where an answer cannot go where it belongs: it goes into the DM, or ends, and holds up nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import { answersTo, callsOf, timesSeen } from '../stage/discord/outcome.js'
import type { Person } from '../stage/discord/person.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { settledAnswers } from '../stage/kept-answers.js'
import type { Served } from '../stage/served.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const post = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'

let aheadInMs = 0
let place: DiscordPlace
let served: Served
let discord: LocalDiscord
beforeAll(async () => {
  place = await DiscordPlace.open({ discord: { now: () => Date.now() + aheadInMs } })
  served = await place.start()
  discord = place.discord
})
afterAll(() => place[Symbol.asyncDispose]())

/** An answer waits for another of the same person, until its token has died. */
async function commandWithDeadToken(ada: Person): Promise<void> {
  const hang = discord.faults.hang(post)
  ada.writes('hello')
  await hang.reached
  const taken = await ada.runs('/certpath', { say: 'I want to audit AI' }, { in: 'server' })
  expect(taken).toMatchObject({ acknowledged: true, type: 5 })
  aheadInMs += 16 * 60_000
  hang.release()
}

test('a token that has died: the answer comes into the DM', async () => {
  const ada = discord.user('dead token')
  await commandWithDeadToken(ada)
  await discord.until(() => answersTo(ada).length === 2)
  expect(answersTo(ada)[1]).toMatch(background)
  ada.writes('help')
  await discord.until(() => answersTo(ada).length === 3)
})

test('a token that has died, and closed DMs: it ends, and the next command is answered', async () => {
  const ada = discord.user('dead and closed')
  ada.writes('hello')
  await ada.sees(goal)
  const hang = discord.faults.hang(post)
  ada.writes('help')
  await hang.reached
  await ada.runs('/certpath', { say: 'I want to audit AI' }, { in: 'server' })
  aheadInMs += 16 * 60_000
  hang.release()
  await discord.until(() => answersTo(ada).length === 2)
  ada.closesDms()
  expect(await refusalsOf(ada)).toBeDefined()
  expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject({ type: 4 })
})

test('closed DMs: what was written ends once, and what comes by a command is answered', async () => {
  const ada = discord.user('closed')
  const before = callsOf(discord, post).length
  ada.closesDms()
  ada.writes('hello')
  await served.until(/"code":"closed_to_us"/)
  expect(await refusalsOf(ada)).toEqual(['closed_to_us'])
  expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject({ type: 4 })
  await ada.sees(goal)
  expect(callsOf(discord, post).length - before).toBe(1)
  ada.opensDms()
  ada.writes('help')
  await discord.until(() => answersTo(ada).length === 1)
})

test('closed DMs of who mentions it: the channel says how to go on, and no more', async () => {
  const ada = discord.user('closed mention')
  ada.closesDms()
  ada.mentions('hello')
  await discord.until(() => ada.messages('general').some(({ from }) => from === 'bot'))
  expect(await refusalsOf(ada)).toEqual(['closed_to_us'])
  expect(timesSeen(ada, goal)).toBe(0)
})

test.each([10003, 50001, 50013] as const)('a channel that is gone or shut: %i', async (code) => {
  const ada = discord.user(`gone ${code}`)
  discord.faults.refuse(post, code)
  ada.writes('hello')
  await served.until(new RegExp(`"code":"discord_${code}"`))
  expect(await refusalsOf(ada)).toEqual([`discord_${code}`])
  ada.writes('hello again')
  await discord.until(() => answersTo(ada).length === 1)
})

test('a card that is gone: the answer comes into the DM', async () => {
  const ada = discord.user('gone card')
  await ada.runs('/certpath', {}, { in: 'server' })
  discord.faults.refuse(callback, 10008)
  void ada.picks('Audit AI management systems')
  await discord.until(() => answersTo(ada).length === 1)
  expect(answersTo(ada)[0]).toMatch(background)
})

test('an earlier answer that is gone is changed no more', async () => {
  const patch = 'PATCH /channels/:channel/messages/:message'
  const ada = discord.user('gone message')
  ada.writes('hello')
  const { id } = await ada.shows(goal)
  discord.faults.refuse(patch, 10008)
  ada.writes('I want to audit AI management systems')
  await ada.sees(background)
  ada.writes('I am new to ISO standards')
  await discord.until(() => answersTo(ada).length === 3)
  ada.writes('help')
  await discord.until(() => answersTo(ada).length === 4)
  expect(callsOf(discord, patch).filter(({ path }) => path.endsWith(id))).toHaveLength(1)
})

test('an interaction that Discord has forgotten: the answer comes into the DM', async () => {
  const ada = discord.user('late')
  discord.faults.refuse(callback, 10062)
  void ada.runs('/certpath', {}, { in: 'server' })
  await discord.until(() => answersTo(ada).length === 1)
  expect(timesSeen(ada, goal)).toBe(1)
})

/** Resolves once nothing waits for them any more. */
async function refusalsOf({ id }: Person): Promise<readonly (string | null)[]> {
  const kept = await settledAnswers(place.storeAddress, id)
  return kept.map(({ refusal }) => refusal)
}
