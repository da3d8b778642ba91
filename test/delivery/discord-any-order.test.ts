/** Whatever people do and whatever fails: each answer is shown once, and to each person in order. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markOf } from '../../adapters/discord/sending/mark.js'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Person } from '../stage/discord/person.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { type KeptAnswer, settledAnswers } from '../stage/kept-answers.js'
import type { Served } from '../stage/served.js'

let place: DiscordPlace
let served: Served
beforeAll(async () => {
  place = await DiscordPlace.open()
  served = await place.start()
})
afterAll(() => place[Symbol.asyncDispose]())

const post = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'
const original = 'PATCH /webhooks/:application/:token/messages/:message'
const patch = 'PATCH /channels/:channel/messages/:message'
const read = 'GET /channels/:channel/messages'

const faults = {
  'nothing fails': () => {},
  'the response to a message is lost': ({ faults }: LocalDiscord) => faults.loseAnswer(post),
  'a message hangs': ({ faults }: LocalDiscord) => faults.hang(post),
  'a message fails': ({ faults }: LocalDiscord) => faults.status(post, 500),
  'a message comes too soon': ({ faults }: LocalDiscord) => faults.rateLimit(post, 1),
  'the response to a first answer is lost': ({ faults }: LocalDiscord) =>
    faults.loseAnswer(callback),
  'a first answer hangs': ({ faults }: LocalDiscord) => faults.hang(callback),
  'a first answer is dropped': ({ faults }: LocalDiscord) => faults.drop(callback),
  'the bot does too much': ({ faults }: LocalDiscord) =>
    faults.rateLimit(post, 1, { scope: 'global' }),
  'an announced answer is lost': ({ faults }: LocalDiscord) => faults.loseAnswer(original),
  'looking back fails': ({ faults }: LocalDiscord) => faults.html(read),
  'a change is lost': ({ faults }: LocalDiscord) => faults.loseAnswer(patch),
  'a change is refused': ({ faults }: LocalDiscord) => faults.refuse(patch, 10008),
  'the connection is lost, and all is told again': ({ gateway }: LocalDiscord) => {
    gateway.redeliverOnResume(10)
    gateway.drop()
  },
  'the session is lost': ({ gateway }: LocalDiscord) => gateway.invalidate(false),
} as const

const lines = [
  'I want to audit AI management systems',
  'I am new to ISO standards',
  'why',
  'record',
]

const doing = fc.oneof(
  fc.record({ kind: fc.constant('writes' as const), text: fc.constantFrom(...lines, 'restart') }),
  fc.record({ kind: fc.constant('taps' as const) }),
  fc.record({
    kind: fc.constant('commands' as const),
    word: fc.constantFrom('start', 'help', 'why'),
    where: fc.constantFrom('dm' as const, 'server' as const),
  }),
)

const step = fc.record({
  who: fc.nat({ max: 2 }),
  doing,
  fails: fc.constantFrom(...(Object.keys(faults) as (keyof typeof faults)[])),
})

let runs = 0

test('shown once, and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 6, maxLength: 14 }),
      fc.option(fc.nat({ max: 13 }), { freq: 2 }),
      async (steps, killedAt) => {
        const { discord } = place
        runs += 1
        const people = [0, 1, 2].map((index) => discord.user(`run ${runs} person ${index}`))
        for (const person of people) {
          person.writes('hello')
          await person.sees(/What would you like to do/)
        }
        for (const [at, { who, doing, fails }] of steps.entries()) {
          const person = people[who]
          if (person === undefined) continue
          faults[fails](discord)
          await done(person, doing)
          if (at === killedAt) {
            await served.end('SIGKILL')
            served = await place.start()
          }
        }
        discord.faults.clear()
        for (const person of people) {
          await discord.until(() => discord.gateway.count === 1)
          const { id } = person.writes('status')
          const kept = await settledAnswers(place.storeAddress, person.id, id)
          const written = person.dm.filter(({ from }) => from === 'person').map((seen) => seen.id)
          const events = kept.map(({ event }) => event)
          expect(events.filter((event) => written.includes(String(event)))).toEqual(written)
          expect(kept.map(({ refusal }) => refusal)).toEqual(kept.map(() => null))
          expect(shownTo(person, kept)).toEqual(kept.map(({ id }) => [id, 1]))
          expect(inOrder(person, kept)).toBe(true)
        }
        expect(discord.violations).toEqual([])
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 3), endOnFailure: true },
  )
})

async function done(person: Person, doing: Doing): Promise<unknown> {
  switch (doing.kind) {
    case 'writes':
      return person.writes(doing.text)
    case 'commands':
      return person.runs('/certpath', { do: doing.word }, { in: doing.where })
    case 'taps': {
      const offered = person.all.some(({ buttons }) => buttons.some(({ label }) => label === skip))
      return offered && (await person.taps(skip))
    }
  }
}

type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never

const skip = "I don't know / skip"

/** Each answer, and how many messages ever began with it. */
function shownTo(person: Person, kept: readonly KeptAnswer[]): readonly unknown[] {
  const shown = person.all.map(({ post }) => post.versions.flatMap(marksIn))
  return kept.map(({ id }) => [id, shown.filter((marks) => marks.includes(markFor(id))).length])
}

/**
 * In the person's own conversation, by the answer that each message showed first. One that was
 * announced stands where it was announced.
 */
function inOrder(person: Person, kept: readonly KeptAnswer[]): boolean {
  const order = kept.map(({ id }) => markFor(id))
  const places = person.dm
    .flatMap(({ post }) => post.versions.slice(0, 1).flatMap(marksIn))
    .map((mark) => order.indexOf(mark))
    .filter((at) => at >= 0)
  return places.every((at, index) => index === 0 || at > (places[index - 1] ?? 0))
}

function markFor(id: string): number {
  return markOf(id, 0).component
}

function marksIn({ components }: Person['dm'][number]['message']): readonly number[] {
  return components.slice(0, 1).flatMap(({ id }) => id ?? [])
}
