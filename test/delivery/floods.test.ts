/** One person who sends more than anybody can read, beside people who do not. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Opened, openConversations } from '../../src/commands/opening.js'
import type { Person } from '../../src/conversation/inbound.js'
import { NotTaken, PassedOver } from '../../src/outbox/platform.js'
import { readSettings } from '../../src/settings.js'
import { answersTo as discordAnswersTo } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'
import { newAddress } from '../stage/stores.js'

const most = 3
const env = { MESSAGES_PER_MINUTE: String(most) }
const goal = /What would you like to do/
const audit = 'Audit AI management systems'
const tooMany = /more than I can read/
const noon = Date.UTC(2026, 10, 25, 12)
const [ann, bob] = ['ann', 'bob'].map((user) => ({ platform: 'slack', tenant: 'T1', user }))

async function opened(settings: Readonly<Record<string, string>> = env) {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
  const all = await openConversations(
    readSettings({ DATABASE_URL: await newAddress(), ...settings }),
  )
  onTestFinished(async () => {
    vi.useRealTimers()
    await all.close()
  })
  return { all, conversations: deliveredFrom(all) }
}

function deliveredFrom(all: Opened) {
  return all.deliveredBy(
    {
      platform: 'slack',
      directTo: () => 'D1',
      deliver: async () => ({ kind: 'sent', receipt: null, retired: [] }),
    },
    { tried() {}, failed() {} },
  )
}

/** Says so many things at once; gives what was answered to each, or that it was passed over. */
function says(
  { take }: ReturnType<typeof deliveredFrom>,
  person: Person | undefined,
  events: readonly string[],
) {
  if (!person) throw new Error('There is nobody')
  return Promise.all(
    events.map((event) =>
      take(person, event, { kind: 'text', text: 'help' }, 'D1').then(
        ({ replies }) => replies.map(({ text }) => text).join('\n'),
        (error: unknown) => {
          if (error instanceof PassedOver) return null
          throw error
        },
      ),
    ),
  )
}

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`)

test('what is too much is answered once, the rest passed over, and a minute later all is read', async () => {
  const { conversations } = await opened()
  const said = await says(conversations, ann, numbered('a', 10))
  expect(said.slice(0, most).every((text) => text !== null && !tooMany.test(text))).toBe(true)
  expect(said[most]).toMatch(/In 60 s I\s+read on/)
  expect(said.slice(most + 1)).toEqual(numbered('', 10 - most - 1).map(() => null))
  expect(await says(conversations, bob, ['b'])).not.toContain(null)
  vi.setSystemTime(noon + 59_999)
  expect(await says(conversations, ann, ['c'])).toEqual([null])
  vi.setSystemTime(noon + 60_000)
  const after = await says(conversations, ann, ['c', 'd'])
  expect(after.every((text) => text !== null && !tooMany.test(text))).toBe(true)
})

test('the open question stays as it was, and its buttons are good afterwards', async () => {
  const { conversations } = await opened()
  const [person] = [ann] as const
  if (!person) throw new Error('There is nobody')
  const { replies, view } = await conversations.take(person, 'e', { kind: 'opened' }, 'D1')
  const audit = replies
    .flatMap((reply) => (reply.kind === 'question' ? reply.choices : []))
    .find(({ value }) => value === 'audit')
  const tap = { kind: 'tap', action: audit?.action ?? '' } as const
  await says(conversations, person, numbered('h', most - 1))
  const told = await conversations.take(person, 't1', tap, 'D1')
  expect(told.view).toEqual(view)
  expect(told.replies.map(({ kind }) => kind)).toEqual(['text', 'question'])
  await expect(conversations.take(person, 't2', tap, 'D1')).rejects.toThrow(tooMany)
  expect(await conversations.standing(person)).toMatchObject({ isNew: false })
  vi.setSystemTime(noon + 60_000)
  const taken = await conversations.take(person, 't2', tap, 'D1')
  expect(taken.view.facts).toEqual({ goal: 'audit' })
})

test('an event that comes again is none too many, and gets what it got', async () => {
  const { conversations } = await opened()
  const [first] = await says(conversations, ann, ['a'])
  const again = await says(conversations, ann, Array(20).fill('a'))
  expect(new Set(again)).toEqual(new Set([first]))
  vi.setSystemTime(noon + 60_000)
  expect(new Set(await says(conversations, ann, Array(20).fill('a')))).toEqual(new Set([first]))
  expect(await says(conversations, ann, ['b', 'c'])).toEqual(
    [first, first].map(() => expect.anything()),
  )
})

test('what could not be kept is none either: it comes again', async () => {
  const { all, conversations } = await opened()
  const { store } = all
  const turns = vi.spyOn(store, 'turns').mockRejectedValue(new Error('away'))
  for (let time = 0; time < 2 * most; time += 1)
    await expect(says(conversations, ann, [`f${time}`])).rejects.toThrow(NotTaken)
  turns.mockRestore()
  const said = await says(conversations, ann, numbered('f', most))
  expect(said.join()).not.toMatch(tooMany)
})

test('0 reads all, and the terminal is read whatever is set', async () => {
  const { conversations } = await opened({ MESSAGES_PER_MINUTE: '0' })
  expect(await says(conversations, ann, numbered('a', 200))).not.toContain(null)
  const { all } = await opened()
  const said = await says(
    { ...deliveredFrom(all), take: all.conversations.take },
    ann,
    numbered('a', 50),
  )
  expect(said.join()).not.toMatch(tooMany)
})

test('Slack: a flood is acknowledged, answered in part, and told so once', async () => {
  await using place = await SlackPlace.open({ env })
  const { slack } = place
  const served = await place.start()
  const ada = slack.user('Uada')
  await ada.writes('hello')
  await ada.sees(goal)
  const taken = await Promise.all(numbered('help ', 20).map((text) => ada.writes(text)))
  expect(taken.every(({ acknowledged }) => acknowledged)).toBe(true)
  await ada.sees(tooMany)
  expect(await ada.picks(audit)).toMatchObject({ acknowledged: true })
  expect(await ada.types('/certpath status')).toMatchObject({ acknowledged: true })

  const bea = slack.user('Ubea')
  await bea.writes('hello')
  await bea.sees(goal)
  expect(answersTo(ada)).toHaveLength(most + 1)
  expect(answersTo(ada).filter((text) => tooMany.test(text))).toHaveLength(1)
  expect(slack.violations).toEqual([])
  const metrics = await (await served.get('/metrics')).text()
  expect(metrics).toContain('certpath_turns_total{platform="slack",result="passed-over"} 19')
  expect(await served.end()).toBe(0)
})

test('Discord: a flood is told so once, and a tap that is passed over can be tapped again', async () => {
  await using place = await DiscordPlace.open({ env })
  const { discord } = place
  const served = await place.start()
  const ada = discord.user('ada')
  ada.writes('hello')
  await ada.sees(goal)
  for (const text of numbered('help ', 20)) ada.writes(text)
  await ada.sees(tooMany)
  await discord.until(() => discordAnswersTo(ada).length === most + 1)
  // Nothing changes, and Discord shows no failure.
  const deferred = { acknowledged: true, type: 6 }
  expect(await ada.picks(audit)).toMatchObject(deferred)
  expect(await ada.runs('/certpath')).toMatchObject({ acknowledged: true, type: 4 })

  const bea = discord.user('bea')
  bea.writes('hello')
  await bea.sees(goal)
  expect(discordAnswersTo(ada).filter((text) => tooMany.test(text))).toHaveLength(2)
  expect(await ada.picks(audit)).toMatchObject(deferred)
  expect(discord.violations).toEqual([])
  const metrics = await (await served.get('/metrics')).text()
  expect(metrics).toMatch(/certpath_turns_total\{platform="discord",result="passed-over"\} 20/)
  expect(await served.end()).toBe(0)
})
