/** What is kept of people who are gone, day after day, as the settings say. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { openConversations } from '../../src/commands/opening.js'
import { letGo, startRetention } from '../../src/commands/retention.js'
import type { Person } from '../../src/conversation/inbound.js'
import { readSettings } from '../../src/settings.js'
import { newAddress } from '../stage/stores.js'

const day = 24 * 60 * 60 * 1000
const begin = Date.UTC(2026, 0, 1, 12)
const mail = { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'bot@certpath.test' }
const settings = { KEEP_PROFILES_DAYS: '100', KEEP_TRANSCRIPTS_DAYS: '30', KEEP_EVENTS_DAYS: '2' }
const called = (user: string): Person => ({ platform: 'slack', tenant: 'T1', user })
const [ann, bob] = [called('ann'), called('bob')]
const reads = { info() {}, warn() {} }

interface Kept {
  readonly transcript: readonly { readonly text: string }[]
  readonly answers: object
  readonly handoffs: readonly { readonly mail: { readonly text: string } }[]
}

async function place(env: Readonly<Record<string, string>> = settings) {
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  const DATABASE_URL = await newAddress()
  const opened = await openConversations(readSettings({ DATABASE_URL, ...mail, ...env }), {
    now: () => Date.now(),
  })
  const { store, conversations, keeping } = opened
  onTestFinished(async () => {
    vi.useRealTimers()
    await opened.close()
  })
  const failures: unknown[] = []
  const log = { ...reads, failure: (_: string, __: object, error: unknown) => failures.push(error) }
  let events = 0
  return {
    opened,
    async says(person: Person, ...texts: string[]) {
      for (const text of texts) {
        events += 1
        await conversations.take(person, `e${events}`, { kind: 'text', text })
      }
    },
    async state(person: Person): Promise<Kept | null> {
      const state = await store.state(person)
      return state === null ? null : (JSON.parse(state) as Kept)
    },
    /** What a process lets go of on that day. */
    async dayComes(days: number) {
      vi.setSystemTime(begin + days * day)
      await letGo({ store, keeping, now: Date.now, log }, new AbortController().signal)
      expect(failures).toEqual([])
    },
  }
}

const toldAll = ['I want to audit AI systems', 'I run our ISO 27001 ISMS']

test('the words go first, with what they led to kept, and then everything', async () => {
  const { opened, says, state, dayComes } = await place()
  await says(ann, ...toldAll)
  await dayComes(1)
  await says(bob, 'hello')
  await dayComes(30)
  expect((await state(ann))?.transcript.length).toBeGreaterThan(2)
  await dayComes(30.1)
  expect(await state(ann)).toMatchObject({ transcript: [], answers: { goal: { value: 'audit' } } })
  expect((await state(bob))?.transcript).not.toEqual([])
  await dayComes(100)
  expect(await state(ann)).not.toBeNull()
  await dayComes(100.1)
  expect(await opened.store.export(ann)).toBeUndefined()
  expect(await state(bob)).not.toBeNull()
  await dayComes(101.1)
  expect((await opened.store.check()).counts).toEqual({ conversations: 0, events: 0, pending: 0 })
})

test('whoever comes back is known, for as long again', async () => {
  const { says, state, dayComes } = await place()
  await says(ann, ...toldAll)
  await dayComes(99)
  await says(ann, 'status')
  const words = (await state(ann))?.transcript.map(({ text }) => text) ?? []
  expect(words).toContain('status')
  expect(words).not.toContain(toldAll[0])
  await dayComes(150)
  expect(await state(ann)).toMatchObject({ transcript: [], answers: { goal: { value: 'audit' } } })
  await dayComes(199.1)
  expect(await state(ann)).toBeNull()
})

test('old words go with a turn too', async () => {
  const { says, state } = await place()
  await says(ann, ...toldAll)
  vi.setSystemTime(begin + 31 * day)
  await says(ann, 'status')
  expect((await state(ann))?.transcript.map(({ text }) => text)).not.toContain(toldAll[0])
})

test('as long as the trainer owes an answer everything stays, twice as long at most', async () => {
  const { opened, says, state, dayComes } = await place()
  const question = 'Where is the course in May?'
  await says(ann, ...toldAll, 'human', question, 'ann@example.com', 'yes')
  await dayComes(99)
  expect((await state(ann))?.transcript.map(({ text }) => text)).toContain(toldAll[0])
  await dayComes(199)
  expect((await state(ann))?.handoffs[0]?.mail.text).toContain(question)
  expect((await opened.store.handoffs.count()).get('on-its-way')).toBe(1)
  await dayComes(200.1)
  expect(await opened.store.export(ann)).toBeUndefined()
  expect((await opened.store.handoffs.count()).size).toBe(0)
})

test('once it is settled, its mail and the words go in their time', async () => {
  const { opened, says, state, dayComes } = await place()
  await says(ann, ...toldAll, 'human', 'Where is it?', 'ann@example.com', 'yes')
  await dayComes(40)
  const [handoff] = await opened.store.handoffs.list(['on-its-way'])
  await opened.tell(ann, 'm1', {
    kind: 'trainer-answered',
    reference: handoff?.reference ?? '',
    text: 'In Bonn.',
    attachments: [],
    close: true,
    mail: { messageId: '<1@x>', references: [] },
  })
  // The mail is older than words are kept, the answer is not.
  expect((await state(ann))?.handoffs[0]?.mail.text).toBe('')
  await dayComes(70)
  expect((await state(ann))?.transcript.map(({ text }) => text).join()).toContain('In Bonn.')
  await dayComes(70.1)
  expect((await state(ann))?.transcript).toEqual([])
})

test('event ids are known for as long as is set', async () => {
  const { opened, dayComes } = await place()
  const { take } = opened.conversations
  const first = await take(ann, 'once', { kind: 'text', text: 'hello' })
  await dayComes(2)
  await opened.store.purge(Date.now())
  expect(await take(ann, 'once', { kind: 'text', text: 'why' })).toEqual(first)
  await dayComes(2.1)
  await opened.store.purge(Date.now())
  expect(await take(ann, 'once', { kind: 'text', text: 'why' })).not.toEqual(first)
})

test('many are gone through in small steps; of two processes one does it', async () => {
  const { opened, says, dayComes } = await place()
  const many = Array.from({ length: 90 }, (_, at) => called(`u${at}`))
  // Some at the same moment, as turns that share a commit are.
  await Promise.all(many.map((person) => says(person, 'hello')))
  const { expiry } = opened.store
  const shorten = vi.spyOn(expiry, 'shorten')
  await Promise.all([dayComes(31), dayComes(31)])
  expect(shorten).toHaveBeenCalledTimes(5)
  await dayComes(32)
  expect(shorten).toHaveBeenCalledTimes(6)
  const remove = vi.spyOn(expiry, 'remove')
  await dayComes(101)
  expect(await Promise.all(remove.mock.results.map(({ value }) => value))).toEqual([
    20, 20, 20, 20, 10,
  ])
})

test('told to end, it ends after the step that is under way', async () => {
  const { opened, says } = await place()
  for (let at = 0; at < 30; at += 1) await says(called(`u${at}`), 'hello')
  vi.setSystemTime(begin + 31 * day)
  const { store, keeping } = opened
  let begun = () => {}
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  const shorten = vi.spyOn(store.expiry, 'shorten').mockImplementation(async () => {
    begun()
    return 20
  })
  const end = startRetention({ store, keeping, now: Date.now, log: { ...reads, failure: begun } })
  await beginning
  await end()
  expect(shorten).toHaveBeenCalledTimes(1)
})

test('"data" says so, with the figures of the settings', async () => {
  const { opened } = await place()
  await opened.conversations.take(ann, '1', { kind: 'text', text: 'hello' })
  const { replies } = await opened.conversations.take(ann, '2', { kind: 'text', text: 'data' })
  expect(replies[0]?.text).toMatch(
    /after 30 days.*twice after 2 days.*for 100 days.*200 days at most/s,
  )
})
