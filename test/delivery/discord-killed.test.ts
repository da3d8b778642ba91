/** A process that is killed leaves every answer that it kept to the next one. */
import { describe, expect, test } from 'vitest'
import { answersTo, callsOf, timesSeen } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const post = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'
const original = 'PATCH /webhooks/:application/:token/messages/:message'

describe.concurrent('killed', () => {
  test('before Discord had the message', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const first = await place.start()
    const ada = discord.user('ada')
    const hang = discord.faults.hang(post)
    ada.writes('hello')
    await hang.reached
    await first.end('SIGKILL')
    hang.drop()
    await place.start()
    await ada.sees(goal)
    ada.writes('I want to audit AI management systems')
    await ada.sees(background)
    expect(answersTo(ada)).toHaveLength(2)
  })

  // Discord remembers a nonce for a few minutes; then the answer is known by its mark alone.
  test.each([300_000, 0])(
    'after Discord had the message; it remembers a nonce for %i ms',
    async (nonceWindowInMs) => {
      await using place = await DiscordPlace.open({ discord: { nonceWindowInMs } })
      const { discord } = place
      const first = await place.start()
      const ada = discord.user('ada')
      ada.writes('hello')
      await ada.sees(goal)
      const hang = discord.faults.hang('PATCH /channels/:channel/messages/:message')
      ada.writes('I want to audit AI management systems')
      // The answer is there, and the process is at the buttons of the one before it.
      await hang.reached
      expect(timesSeen(ada, background)).toBe(1)
      await first.end('SIGKILL')
      hang.drop()
      await place.start()
      ada.writes('why')
      await discord.until(() => answersTo(ada).length === 3)
      expect(callsOf(discord, 'GET /channels/:channel/messages').length).toBeGreaterThan(0)
      expect(answersTo(ada)[1]).toMatch(background)
      expect(ada.dm.find(({ text }) => goal.test(text))?.buttons).toEqual([])
    },
  )

  test('between a command that was kept and its first response: it comes into the DM', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const first = await place.start()
    const ada = discord.user('ada')
    const hang = discord.faults.hang(callback)
    const taken = ada.runs('/certpath', {}, { in: 'server' })
    await hang.reached
    await first.end('SIGKILL')
    hang.drop()
    expect(await taken).toMatchObject({ acknowledged: false })
    await place.start()
    await ada.sees(goal)
    await ada.picks('Audit AI management systems')
    await ada.sees(background)
    expect(ada.alone).toEqual([])
    expect(timesSeen(ada, background)).toBe(1)
  })

  test('after the first response was there, before that was kept', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const first = await place.start()
    const ada = discord.user('ada')
    discord.faults.loseAnswer(callback)
    const hang = discord.faults.hang(original)
    // The answer; or, from a process that had to wait for its turn, that one comes.
    expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject({ acknowledged: true })
    await hang.reached
    await first.end('SIGKILL')
    hang.drop()
    await place.start()
    await ada.runs('/certpath', { do: 'status' }, { in: 'server' })
    expect(ada.alone).toHaveLength(2)
    expect(answersTo(ada)).toEqual([])
  })

  test('after an answer was announced: it takes the place of what announces it', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const first = await place.start()
    const ada = discord.user('ada')
    const hang = discord.faults.hang(post)
    ada.writes('hello')
    await hang.reached
    expect(await ada.runs('/certpath', {}, { in: 'server' })).toMatchObject({ type: 5 })
    await first.end('SIGKILL')
    hang.drop()
    await place.start()
    await discord.until(() => timesSeen(ada, goal) === 2)
    expect(ada.alone.map(({ isLoading }) => isLoading)).toEqual([false])
    expect(answersTo(ada)).toHaveLength(1)
  })
})
