/** The trainer answers somebody whose direct messages are closed: it waits until they do anything. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../stage/discord/person.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { Trainer } from '../stage/mail/trainer.js'
import type { Served } from '../stage/served.js'

const inServer = { in: 'server' } as const

let trainer: Trainer
let place: DiscordPlace
let served: Served

beforeAll(async () => {
  trainer = await Trainer.beside(startHoodiecrow({ idle: true }))
  // How fast it is, is not asked here.
  place = await DiscordPlace.open({ discord: { ackWithinInMs: 600_000 }, env: trainer.env() })
  served = await place.start()
})
afterAll(async () => {
  await place[Symbol.asyncDispose]()
  await trainer[Symbol.asyncDispose]()
})

const says = (person: Person, say: string) => person.runs('/certpath', { say }, inServer)

const cards = (person: Person) => person.alone.map(({ text }) => text)

/** Asked in a server, and answered while nobody may write to them. */
async function answeredBehindClosedDoors(name: string, answer: string): Promise<Person> {
  const ada = place.discord.user(name)
  ada.closesDms()
  await ada.runs('/certpath', { do: 'human', say: `Hm, asks ${name}?` }, inServer)
  await ada.sees(/To which e-mail address/)
  await says(ada, 'skip')
  await ada.sees(/exactly as it will go/)
  await says(ada, 'send')
  await ada.sees(/on its way to Jan/)
  served.stderr = ''
  await trainer.answers(await trainer.hasText(`Hm, asks ${name}?`), answer)
  await served.until(/delivery refused/)
  return ada
}

/** The log tells of it just before it is kept. */
async function seesOnNextCommand(person: Person, answer: string): Promise<string> {
  for (;;) {
    await person.runs('/certpath', { do: 'help' }, inServer)
    await person.sees(/Answer with a button/)
    const found = cards(person).find((text) => text.includes(answer))
    if (found !== undefined) return found
  }
}

test('is shown first with the next command, once, to them alone', async () => {
  const ada = await answeredBehindClosedDoors('ada', 'In May, see https://pecb.com/a_b.')
  const card = await seesOnNextCommand(ada, 'In May')
  expect(card).toMatch(/Jan has answered your message[\s\S]*In May[\s\S]*Answer with a button/)
  expect(card).toContain('[Reply to the trainer]')
  const shown = cards(ada).length
  await ada.runs('/certpath', { do: 'help' }, inServer)
  await ada.sees(/Answer with a button/)
  expect(cards(ada).length).toBeGreaterThanOrEqual(shown)
  expect(cards(ada).filter((text) => text.includes('In May'))).toHaveLength(1)
  expect(ada.dm).toEqual([])
})

test('is not lost with an answer that does not get there either', async () => {
  const ada = await answeredBehindClosedDoors('ben', 'In June.')
  served.stderr = ''
  ada.mentions('status')
  await served.until(/delivery refused/)
  expect(await seesOnNextCommand(ada, 'In June.')).toContain('Jan has answered your message')
})
