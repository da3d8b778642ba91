/** Whatever people do and whatever fails: each answer is shown once, and to each person in order. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Served } from '../stage/served.js'
import type { LocalSlack } from '../stage/slack/local-slack.js'
import type { Person } from '../stage/slack/person.js'
import { SlackPlace } from '../stage/slack-place.js'
import { rowsIn } from '../stage/store-from-outside.js'

let place: SlackPlace
let served: Served
beforeAll(async () => {
  place = await SlackPlace.open({ slack: { dedupesClientMsgIds: false } })
  served = await place.start()
})
afterAll(() => place[Symbol.asyncDispose]())

const faults = {
  'nothing fails': () => {},
  'comes twice': (slack: LocalSlack) => slack.faults.event('twice'),
  'comes twice at once': (slack: LocalSlack) => slack.faults.event('in-parallel'),
  'its signature is stale, and it comes again': (slack: LocalSlack) =>
    slack.faults.signature('stale'),
  'the response to the message is lost': (slack: LocalSlack) =>
    slack.faults.loseAnswer('chat.postMessage'),
  'the message hangs': (slack: LocalSlack) => slack.faults.hang('chat.postMessage'),
  'the message fails': (slack: LocalSlack) => slack.faults.status('chat.postMessage', 500),
  'Slack wants a pause': (slack: LocalSlack) => slack.faults.rateLimit('chat.postMessage', 1),
  'looking back fails': (slack: LocalSlack) => slack.faults.status('conversations.history', 502),
  'the change is lost': (slack: LocalSlack) => slack.faults.loseAnswer('chat.update'),
  'the change fails for good': (slack: LocalSlack) =>
    slack.faults.error('chat.update', 'cant_update_message'),
  'the card is gone': (slack: LocalSlack) => slack.faults.status('response_url', 404),
  'the file is lost': (slack: LocalSlack) =>
    slack.faults.loseAnswer('files.completeUploadExternal'),
} as const

const lines = [
  'hello',
  'I want to audit AI management systems',
  'I am new to ISO standards',
  'why',
  'status',
  'record',
  'restart',
]

const doing = fc.oneof(
  fc.record({ kind: fc.constant('writes' as const), text: fc.constantFrom(...lines) }),
  fc.record({ kind: fc.constant('taps' as const) }),
  fc.record({ kind: fc.constant('commands' as const), text: fc.constantFrom('', 'help', 'why') }),
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
        const { slack } = place
        runs += 1
        const people = [0, 1, 2].map((index) => slack.user(`UR${runs}P${index}`))
        const acknowledged = new Map<string, number>(people.map(({ id }) => [id, 0]))
        for (const [at, { who, doing, fails }] of steps.entries()) {
          const person = people[who]
          if (person === undefined) continue
          faults[fails](slack)
          const taken = await done(person, doing)
          if (taken) acknowledged.set(person.id, (acknowledged.get(person.id) ?? 0) + 1)
          if (at === killedAt) {
            await served.end('SIGKILL')
            served = await place.start()
          }
        }
        for (const person of people) {
          await person.writes('status')
          const turns = (acknowledged.get(person.id) ?? 0) + 1
          await slack.until(() => shownTo(person).length >= turns)
          const shown = shownTo(person)
          expect({ shown: shown.length, kept: await revisionOf(person.id) }).toEqual({
            shown: turns,
            kept: turns,
          })
          const direct = revisionsIn(person)
          expect(direct).toEqual([...new Set(direct)].sort((one, other) => one - other))
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 3), endOnFailure: true },
  )
})

async function done(person: Person, doing: Doing): Promise<boolean> {
  switch (doing.kind) {
    case 'writes':
      return (await person.writes(doing.text)).acknowledged
    case 'commands':
      return (await person.types(`/certpath ${doing.text}`, { channel: 'C1' })).acknowledged
    case 'taps': {
      const offered = person.dm.some(({ blocks }) => JSON.stringify(blocks ?? []).includes(skip))
      return offered && (await person.taps(skip)).acknowledged
    }
  }
}

type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never

const skip = "I don't know / skip"

/** Answers in the person's own conversation by their revision, and cards. */
function shownTo(person: Person): readonly unknown[] {
  return [...revisionsIn(person), ...person.ephemerals('C1')]
}

/** One for each answer; its parts stand together. */
function revisionsIn(person: Person): readonly number[] {
  const parts = person.dm.flatMap(({ metadata }) => {
    const { answer, part } = metadata?.event_payload ?? {}
    return part === 0 ? [Number(/#(\d+)@/.exec(String(answer))?.[1])] : []
  })
  return parts
}

async function revisionOf(user: string): Promise<unknown> {
  const sql = 'select revision from conversations where id like ?'
  const [row] = (await rowsIn(place.storeAddress, sql, [`%/${user}`])) as { revision: number }[]
  return row?.revision
}
