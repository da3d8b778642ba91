/** The gateway, when the connection is lost in every way that it can be. */
import { expect, test } from 'vitest'
import { answersTo } from '../stage/discord/outcome.js'
import { discordPeople } from '../stage/discord-people.js'
import { discordIs } from '../stage/readiness.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const people = discordPeople({ discord: { heartbeatIntervalInMs: 1_000 } })
const ready = 'ok'

/** Two messages, written as soon as the connection is lost; each is answered once, and in order. */
async function survives(lose: () => void, back: 'resumes' | 'identifies'): Promise<void> {
  const { discord, served } = people
  const { gateway } = discord
  const ada = people.newcomer()
  ada.writes('hello')
  await ada.sees(goal)
  await discordIs(served, ready)
  const times = gateway[back]
  lose()
  ada.writes('I want to audit AI management systems')
  ada.writes('help')
  await discord.until(() => gateway[back] > times && gateway.count === 1)
  await discord.until(() => answersTo(ada).length === 3)
  expect(answersTo(ada)[1]).toMatch(background)
  expect(answersTo(ada)[2]).toMatch(/Answer with a button/)
  await discordIs(served, ready)
  ada.writes('why')
  await discord.until(() => answersTo(ada).length === 4)
}

test('dropped without a word', () => survives(() => people.discord.gateway.drop(), 'resumes'))

test('told to reconnect: op 7', () => survives(() => people.discord.gateway.reconnect(), 'resumes'))

test('a session that is invalid for the moment: op 9', () =>
  survives(() => people.discord.gateway.invalidate(true), 'resumes'))

test('a session that is no more: op 9, and what was missed is found', () =>
  survives(() => people.discord.gateway.invalidate(false), 'identifies'))

test('a session that was forgotten meanwhile', () =>
  survives(() => {
    people.discord.gateway.drop()
    people.discord.gateway.forgetSessions()
  }, 'identifies'))

test('a zombie: connected, and nobody is there', () =>
  survives(() => {
    const { discord } = people
    const resumed = discord.gateway.resumes
    discord.gateway.stopAcks()
    void discord
      .until(() => discord.gateway.count === 0 || discord.gateway.resumes > resumed)
      .then(() => discord.gateway.startAcks())
  }, 'resumes'))

test('waiting while it is away, and never ended', async () => {
  const { discord, served } = people
  const { gateway } = discord
  discord.faults.status('GET /gateway/bot', 500, { times: 3 })
  gateway.hold()
  gateway.drop()
  gateway.forgetSessions()
  await discordIs(served, 'waiting: not connected')
  expect((await served.get('/healthz')).status).toBe(200)
  gateway.release()
  await discordIs(served, ready)
})
