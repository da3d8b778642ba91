/** An answer with a file stands in Discord once, with the file, whatever is lost on the way back. */
import { expect, test } from 'vitest'
import { callsOf } from '../stage/discord/outcome.js'
import type { Person } from '../stage/discord/person.js'
import { discordPeople } from '../stage/discord-people.js'

const people = discordPeople()
const post = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'
const original = 'PATCH /webhooks/:application/:token/messages/:message'

test.each(['dm', 'server'] as const)('asked for by a tap in a %s', async (where) => {
  const { discord } = people
  const ada = people.newcomer()
  await ada.runs('/certpath', { do: 'data' }, { in: where })
  discord.faults.loseAnswer(callback)
  discord.faults.loseAnswer(original)
  await ada.taps(/copy/i)
  await ada.runs('/certpath', { do: 'status' }, { in: where })
  await discord.until(() => callsOf(discord, original).length > 0)
  expect(filesOf(ada)).toEqual([expect.stringMatching(/^\S+\.\w+$/)])
  discord.faults.clear()
})

test('posted after an announcement that took too long', async () => {
  const { discord } = people
  const ada = people.newcomer()
  await ada.runs('/certpath', { do: 'data' })
  const hang = discord.faults.hang(post, { on: ada.placeAt('dm').id })
  ada.writes('hello')
  await hang.reached
  discord.faults.loseAnswer(original)
  const taken = await ada.taps(/copy/i)
  expect(taken).toMatchObject({ acknowledged: true })
  hang.release()
  await discord.until(() => filesOf(ada).length > 0)
  ada.writes('help')
  await ada.sees(/Answer with a button/)
  expect(filesOf(ada)).toHaveLength(1)
  discord.faults.clear()
})

test('posted in the DM instead, where the response is lost', async () => {
  const { discord } = people
  const ada = people.newcomer()
  await ada.runs('/certpath', { do: 'data' })
  // The interaction takes no answer, now or later.
  discord.faults.refuse(callback, 10062, { times: 3 })
  discord.faults.loseAnswer(post, { on: ada.placeAt('dm').id, times: 2 })
  void ada.taps(/copy/i)
  await discord.until(() => filesOf(ada).length > 0)
  ada.writes('help')
  await ada.sees(/Answer with a button/)
  expect(filesOf(ada)).toHaveLength(1)
})

function filesOf(person: Person): readonly string[] {
  return person.all.flatMap(({ files }) => files.map(({ name }) => name))
}
