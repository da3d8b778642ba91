/**
 * Delivers what turns have left on one platform, in order for each person and without anybody
 * waiting for another. Whoever moves a letter's `notBefore` on has it to itself until then: a
 * process that dies leaves its letters to the next one, and two never send the same.
 */
import type { Person } from '../conversation/inbound.js'
import type { Reply, View } from '../conversation/reply.js'
import { conversationOf, personOf } from '../store/person-key.js'
import type { Letter, Mark, OutgoingKey, Store } from '../store/store.js'
import { attempt } from './attempt.js'
import type { Courier, Delivery, Outcome, Shown } from './platform.js'
import { afterFailure } from './retry.js'
import { Slots } from './slots.js'

export interface OutboxWorld {
  readonly store: Pick<Store, 'outbox' | 'due' | 'claim'>
  /** Keeps what came of it; resolves when it is kept. */
  readonly mark: (mark: Mark) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 to 1. */
  readonly chance: () => number
  readonly watch: OutboxWatch
}

/** Is told of what happens, for logs and figures. */
export interface OutboxWatch {
  tried(
    platform: string,
    outcome: Outcome | { readonly kind: 'gave-up'; readonly why: string },
  ): void
  failed(platform: string, error: unknown): void
}

export interface OutboxOptions {
  /** For how long whoever tries has a letter to itself. */
  readonly claimInMs?: number
  /** How long an attempt may take; well below `claimInMs`. */
  readonly attemptInMs?: number
  /** How often to look for letters that nobody here knows of. */
  readonly lookEveryInMs?: number
  /** The most attempts at once. */
  readonly atOnce?: number
}

/** How long to leave a person's letters to another process that is at them. */
const othersTurnInMs = 200

const mostAtOneLook = 200

/** The last few answers whose buttons are kept true. */
const mostShown = 20

export class Outbox {
  readonly claimInMs: number
  readonly #attemptInMs: number
  readonly #lookEveryInMs: number
  readonly #slots: Slots
  /** Letters that this process has to itself, and until when. */
  readonly #mine = new Map<string, number>()
  /** People whose letters are being delivered; true if something came in meanwhile. */
  readonly #active = new Map<string, boolean>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #looking: NodeJS.Timeout | undefined
  #stopped = false

  constructor(
    private readonly courier: Courier,
    private readonly world: OutboxWorld,
    {
      claimInMs = 10_000,
      attemptInMs = 8_000,
      lookEveryInMs = 1_000,
      atOnce = 100,
    }: OutboxOptions = {},
  ) {
    this.claimInMs = claimInMs
    this.#attemptInMs = attemptInMs
    this.#lookEveryInMs = lookEveryInMs
    this.#slots = new Slots(atOnce)
  }

  /** A letter was kept that this process has to itself until `notBefore`. */
  expect(key: OutgoingKey, notBefore: number): void {
    this.#mine.set(nameOf(key), notBefore)
  }

  /** Delivers what waits for a person. */
  flush(person: Person): void {
    this.enqueue(conversationOf(person))
  }

  /** Begins to look for what other processes have left behind. */
  start(): void {
    this.#looking ??= setInterval(() => void this.look(), this.#lookEveryInMs)
    void this.look()
  }

  /** Begins nothing new; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#looking)
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#slots.idle()
  }

  private async look(): Promise<void> {
    const { store, now, watch } = this.world
    // What was ours for so long is not: somebody else has had it since.
    for (const [name, until] of this.#mine)
      if (until < now() - this.claimInMs) this.#mine.delete(name)
    try {
      const due = await store.due(this.courier.platform, now(), mostAtOneLook)
      for (const conversation of due) this.enqueue(conversation)
    } catch (error) {
      watch.failed(this.courier.platform, error)
    }
  }

  private enqueue(conversation: string): void {
    if (this.#active.has(conversation)) this.#active.set(conversation, true)
    else if (!this.#stopped) {
      this.#active.set(conversation, false)
      void this.#slots.run(() => this.work(conversation))
    }
  }

  private later(conversation: string, inMs: number): void {
    if (this.#stopped) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.enqueue(conversation)
    }, inMs)
    this.#timers.add(timer)
  }

  private async work(conversation: string): Promise<void> {
    try {
      do this.#active.set(conversation, false)
      while ((await this.next(conversation)) || this.#active.get(conversation) === true)
    } catch (error) {
      this.world.watch.failed(this.courier.platform, error)
    } finally {
      this.#active.delete(conversation)
    }
  }

  /** Tries the first letter that waits; true if the one after it may be tried at once. */
  private async next(conversation: string): Promise<boolean> {
    const { store } = this.world
    const letters = await store.outbox(conversation, this.courier.platform)
    const letter = letters.find(({ delivered }) => !delivered)
    if (!letter) return false
    const claimed = await this.claim(letter)
    if (claimed === null) {
      // One of ours may stand behind it: the order goes before everything.
      if (letters.some(({ key }) => this.#mine.has(nameOf(key))))
        this.later(conversation, this.pauseBefore(letter))
      return false
    }
    const delivery = deliveryOf(letter, letters, claimed.maybeSent)
    if (delivery === null) return this.end(letter, { kind: 'refused', why: 'forgotten' })
    return this.end(letter, await this.attempt(delivery))
  }

  /** One that failed has a time of its own; one that another process is at may be gone any moment. */
  private pauseBefore({ attempts, notBefore }: Letter): number {
    return attempts > 0 ? Math.max(0, notBefore - this.world.now()) : othersTurnInMs
  }

  private attempt(delivery: Delivery): Promise<Outcome> {
    return attempt(this.courier, delivery, this.#attemptInMs, (error) =>
      this.world.watch.failed(this.courier.platform, error),
    )
  }

  private async claim(letter: Letter): Promise<{ readonly maybeSent: boolean } | null> {
    const { store, now } = this.world
    const name = nameOf(letter.key)
    const until = this.#mine.get(name)
    const mine = until !== undefined && until === letter.notBefore
    if (mine && until - now() > this.#attemptInMs) return letter
    if (!mine && letter.notBefore > now()) return null
    const next = now() + this.claimInMs
    if (!(await store.claim(letter.key, letter.notBefore, next))) return null
    this.#mine.set(name, next)
    // Whoever had it before has said what came of it only if there was an attempt.
    return { maybeSent: letter.maybeSent || (!mine && letter.attempts === 0) }
  }

  private async end(letter: Letter, outcome: Outcome): Promise<boolean> {
    const { now, chance, watch } = this.world
    const { platform } = this.courier
    const { key } = letter
    watch.tried(platform, outcome)
    switch (outcome.kind) {
      case 'sent':
        await this.settle({
          kind: 'delivered',
          key,
          at: now(),
          receipt: outcome.receipt,
          receipts: outcome.retired,
        })
        return true
      case 'refused':
        await this.settle({ kind: 'delivered', key, at: now(), refusal: outcome.why })
        return true
      case 'wait':
        this.later(key.conversation, outcome.inMs)
        return false
      case 'passing': {
        const attempts = letter.attempts + 1
        const next = afterFailure(attempts, now() - letter.at, outcome.why, chance())
        if (next.kind === 'give-up') {
          watch.tried(platform, { kind: 'gave-up', why: next.why })
          await this.settle({ kind: 'delivered', key, at: now(), refusal: next.why })
          return true
        }
        const notBefore = now() + next.inMs
        const maybeSent = letter.maybeSent || outcome.maybeSent
        await this.settle({ kind: 'postponed', key, platform, notBefore, attempts, maybeSent })
        this.later(key.conversation, next.inMs)
        return false
      }
    }
  }

  private async settle(mark: Mark): Promise<void> {
    await this.world.mark(mark)
    this.#mine.delete(nameOf(mark.key))
  }
}

function deliveryOf(
  letter: Letter,
  letters: readonly Letter[],
  maybeSent: boolean,
): Delivery | null {
  const { key, body, view, destination } = letter
  if (view === null) return null
  return {
    id: nameOf(key),
    person: personOf(key.conversation),
    answer: {
      revision: key.revision,
      replies: JSON.parse(body) as Reply[],
      view: JSON.parse(view) as View,
    },
    destination,
    maybeSent,
    shown: letters.flatMap(shownIn).slice(-mostShown),
  }
}

function shownIn({ key, body, destination, delivered, receipt }: Letter): Shown[] {
  if (!delivered || receipt === null) return []
  const replies = JSON.parse(body) as Reply[]
  return [{ revision: key.revision, replies, destination, receipt }]
}

function nameOf({ conversation, revision }: OutgoingKey): string {
  return `${conversation}#${revision}`
}
