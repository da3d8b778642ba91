/** Each answer stands in Discord once, whatever goes wrong on the way there, and on the way back. */
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Person } from '../stage/discord/person.js'
import type { RouteName } from '../stage/discord/routes/routes.js'
import { discordPeople } from '../stage/discord-people.js'

const goal = /What would you like to do/
const background = /Where are you starting from/
const help = /Answer with a button/
const audit = 'Audit AI management systems'

const post = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'
const original = 'PATCH /webhooks/:application/:token/messages/:message'

interface Way {
  readonly route: RouteName
  readonly answer: RegExp
  /** What has to be before. */
  begin(ada: Person, discord: LocalDiscord): Promise<() => void>
  act(ada: Person): unknown
}

const nothing = async () => () => {}

const ways: Readonly<Record<string, Way>> = {
  'the answer that was announced': {
    route: original,
    answer: background,
    async begin(ada, discord) {
      const hang = discord.faults.hang(post)
      ada.writes('hello')
      await hang.reached
      await ada.runs('/certpath', { say: 'I want to audit AI systems' }, { in: 'server' })
      return () => hang.release()
    },
    act() {},
  },
  'a message in the DM': {
    route: post,
    answer: goal,
    begin: nothing,
    act: (ada) => ada.writes('hello'),
  },
  'the answer to a command in a server': {
    route: callback,
    answer: goal,
    begin: nothing,
    act: (ada) => ada.runs('/certpath', {}, { in: 'server' }),
  },
  'the answer to a command in the DM': {
    route: callback,
    answer: goal,
    begin: nothing,
    act: (ada) => ada.runs('/certpath'),
  },
  'the answer in the place of a question in a server': {
    route: callback,
    answer: background,
    async begin(ada) {
      await ada.runs('/certpath', {}, { in: 'server' })
      return () => {}
    },
    act: (ada) => ada.picks(audit),
  },
  'the answer in the place of a question in the DM': {
    route: callback,
    answer: background,
    async begin(ada) {
      ada.writes('hello')
      await ada.sees(goal)
      return () => {}
    },
    act: (ada) => ada.picks(audit),
  },
}

const faults: Readonly<Record<string, (discord: LocalDiscord, route: RouteName) => unknown>> = {
  'its response is lost': (discord, route) => discord.faults.loseAnswer(route),
  'its response is lost twice': (discord, route) => discord.faults.loseAnswer(route, { times: 2 }),
  'its response is no JSON': (discord, route) => discord.faults.malformed(route),
  'the connection is dropped': (discord, route) => discord.faults.drop(route),
  'Discord fails': (discord, route) => discord.faults.status(route, 500),
  'a proxy fails': (discord, route) => discord.faults.html(route),
  'Discord refuses the token for a moment': (discord, route) => discord.faults.status(route, 401),
  'it comes too soon for the route': (discord, route) => discord.faults.rateLimit(route, 1),
  'too many bots do it': (discord, route) =>
    discord.faults.rateLimit(route, 1, { scope: 'shared' }),
  'the bot does too much': (discord, route) =>
    discord.faults.rateLimit(route, 1, { scope: 'global' }),
  'it hangs': (discord, route) => discord.faults.hang(route),
}

// A fault is one for all who are in that Discord, and most are waited for: so each way has a Discord
// of its own, in which one test follows another.
describe.concurrent.each(Object.keys(ways))('%s', (name) => {
  const way = ways[name]
  const people = discordPeople()
  test.sequential.each(Object.keys(faults))('%s', async (fault) => {
    if (!way) throw new Error(name)
    const { discord } = people
    const ada = people.newcomer()
    const go = await way.begin(ada, discord)
    const hang = faults[fault]?.(discord, way.route)
    void way.act(ada)
    go()
    await ada.sees(way.answer)
    ada.writes('help')
    await ada.sees(help)
    // What helps asks the open question once more.
    const before = ada.all.filter(({ text }) => way.answer.test(text) && !help.test(text))
    expect(before).toHaveLength(1)
    expect(ada.all.filter(({ isLoading }) => isLoading)).toEqual([])
    discord.faults.clear()
    if (hang instanceof Object && 'drop' in hang) (hang.drop as () => void)()
  })
})
