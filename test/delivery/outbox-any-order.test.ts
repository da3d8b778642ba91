import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Courier, Delivery, Outcome } from '../../src/outbox/platform.js'
import { Lock } from '../../src/store/lock.js'
import { type Running, run, sent } from '../stage/delivering.js'
import { Mortal } from '../stage/mortal.js'
import { pass, stopTime } from '../stage/passing-time.js'
import { newAddress } from '../stage/stores.js'

const minute = 60_000

/** What befalls an attempt: whether it gets through, and what its process learns of it. */
const fates = [
  'sent',
  'sent',
  'sent and lost',
  'sent and no end',
  'sent and thrown',
  'sent and killed',
  'killed',
  'away',
  'away, or so it seems',
  'no end',
  'wait',
  'long wait',
  'refused',
] as const
type Fate = (typeof fates)[number]

/** Where messages are seen. It tells whoever asks whether one is there, and only them. */
class Platform {
  readonly seen = new Map<string, string[]>()
  /** A refusal that its process did not live to keep is forgotten, and the message may go after all. */
  readonly refused = new Set<string>()
  #fates: Fate[] = []

  meet(fates: readonly Fate[]): void {
    this.#fates = [...fates]
  }

  courier(mortal: Mortal): Courier {
    return mortal.courier({
      platform: 'slack',
      deliver: async (delivery) => this.deliver(delivery, mortal),
    })
  }

  private async deliver(delivery: Delivery, mortal: Mortal): Promise<Outcome> {
    const { person, maybeSent } = delivery
    const text = delivery.answer.replies.map((reply) => reply.text).join()
    const seen = this.seen.get(person.user) ?? []
    this.seen.set(person.user, seen)
    if (maybeSent && seen.includes(text)) return sent
    const fate = this.#fates.shift() ?? 'sent'
    if (fate.startsWith('sent')) {
      seen.push(text)
      this.refused.delete(`${person.user} ${text}`)
    }
    switch (fate) {
      case 'sent':
        return sent
      case 'sent and lost':
      case 'away, or so it seems':
        return { kind: 'passing', why: fate, maybeSent: true }
      case 'away':
        return { kind: 'passing', why: fate, maybeSent: false }
      case 'sent and thrown':
        throw new Error(fate)
      case 'sent and killed':
      case 'killed':
        void mortal.kill()
        return sent
      case 'sent and no end':
      case 'no end':
        return new Promise(() => {})
      case 'wait':
        return { kind: 'wait', inMs: 700 }
      case 'long wait':
        return { kind: 'wait', inMs: 45_000 }
      case 'refused':
        this.refused.add(`${person.user} ${text}`)
        return { kind: 'refused', why: fate }
    }
  }
}

const users = ['ann', 'bob', 'cem']

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      user: fc.constantFrom(...users),
      process: fc.nat(1),
      flushed: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 30, 250, 1_100, 9_000, 11_000, 70_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('kill' as const, 'restart' as const),
      process: fc.nat(1),
    }),
  },
)

/** Two processes on one file; one that is dead is started anew when it is needed. */
class Pair {
  readonly #lock = new Lock()
  readonly #running: ({ mortal: Mortal; process: Running } | undefined)[] = []

  constructor(
    private readonly address: string,
    private readonly platform: Platform,
  ) {}

  async process(index: number): Promise<Running> {
    const there = this.#running[index]
    if (there && !there.mortal.dead) return there.process
    const mortal = new Mortal(this.#lock)
    const options = { lookEveryInMs: 3_000 }
    const around = (store: Running['store']) => mortal.store(store)
    const process = await run(this.address, this.platform.courier(mortal), options, around)
    process.outbox.start()
    this.#running[index] = { mortal, process }
    return process
  }

  /** A platform sends an event again until it is told that it was taken. */
  async say(index: number, user: string, text: string, flushed: boolean): Promise<void> {
    for (let taken = false; !taken; ) {
      const process = await this.process(index)
      const died = this.#running[index]?.mortal.died
      const take = process.take(user, text, `event of ${text}`)
      taken = await Promise.race([take.then(() => true), died?.then(() => false) ?? false])
      if (taken && flushed) process.flush(user)
    }
  }

  async kill(index: number): Promise<void> {
    await this.#running[index]?.mortal.kill()
  }

  async restart(index: number): Promise<void> {
    const { process } = this.#running[index] ?? {}
    let over = false
    void process?.end().then(() => {
      over = true
    })
    // An attempt that does not end by itself is over in less than ten seconds.
    for (let left = 100; !over && left > 0; left -= 1) await pass(100)
    await this.kill(index)
  }
}

test('whatever befalls processes and attempts, everybody gets every answer once and in order', async () => {
  stopTime(Date.UTC(2026, 10, 24, 12))
  const address = await newAddress()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 1, maxLength: 25 }),
      fc.array(fc.constantFrom(...fates), { maxLength: 25 }),
      async (actions, befalls) => {
        runs += 1
        const platform = new Platform()
        platform.meet(befalls)
        const pair = new Pair(address, platform)
        const said = new Map<string, string[]>()
        for (const [number, each] of actions.entries())
          switch (each.kind) {
            case 'say': {
              const user = `${each.user}-${runs}`
              const text = `text ${number}`
              await pair.say(each.process, user, text, each.flushed)
              said.set(user, [...(said.get(user) ?? []), text])
              break
            }
            case 'pass':
              await pass(each.ms)
              break
            case 'kill':
              await pair.kill(each.process)
              break
            case 'restart':
              await pair.restart(each.process)
          }
        platform.meet([])
        const last = await pair.process(0)
        await pair.process(1)
        for (let left = 15; left > 0 && (await last.store.waiting()).count > 0; left -= 1)
          await pass(minute)
        for (const [user, texts] of said)
          expect([user, platform.seen.get(user) ?? []]).toEqual([
            user,
            texts.filter((text) => !platform.refused.has(`${user} ${text}`)),
          ])
        await pair.kill(0)
        await pair.kill(1)
      },
    ),
    { numRuns: 50 },
  )
})
