/**
 * Delivers what turns have left on one platform, in order for each person and without anybody
 * waiting for another. Whoever moves a letter's `notBefore` on has it to itself until then: a
 * process that dies leaves its letters to the next one, and two never send the same.
 */
import type { Person } from '../conversation/inbound.js'
import { conversationOf } from '../store/person-key.js'
import type { Letter, Mark, OutgoingKey, Store } from '../store/store.js'
import { lettersFor } from '../store/wakes.js'
import { afterAttempt } from './after-attempt.js'
import { attempt, graceInMs } from './attempt.js'
import type { Carrier } from './carrier.js'
import { Looking, type LookingOptions } from './looking.js'
import type { Outcome } from './platform.js'
import { longestHoldInMs } from './retry.js'
import { Slots } from './slots.js'

export interface OutboxWorld {
  readonly store: Pick<Store, 'outbox' | 'due' | 'dueNext' | 'claim' | 'wakes'>
  /** Keeps what came of it; resolves when it is kept. */
  readonly mark: (mark: Mark, letter: Letter, gaveUp: boolean) => Promise<void>
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
    key: OutgoingKey,
  ): void
  failed(platform: string, error: unknown): void
}

export interface OutboxOptions extends LookingOptions {
  /** For how long whoever tries has a letter to itself. */
  readonly claimInMs?: number
  /** How long an attempt may take; well below `claimInMs`. */
  readonly attemptInMs?: number
  /** The most attempts at once. */
  readonly atOnce?: number
}

/** How long to leave a person's letters to another process that is at them. */
const othersTurnInMs = 200

const mostAtOneLook = 1_000

export class Outbox {
  readonly claimInMs: number
  readonly #attemptInMs: number
  readonly #slots: Slots
  /** Letters that this process has had to itself since they were kept, and until when. */
  readonly #untried = new Map<string, number>()
  /** People whose letters are being delivered; true if something came in meanwhile. */
  readonly #active = new Map<string, boolean>()
  /** By conversation: however often something comes to be waited for, it is waited for once. */
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #topic: string
  readonly #looking: Looking
  /** How many attempts have come to an end of which something is kept. */
  #ended = 0
  #stopped = false

  constructor(
    private readonly carrier: Carrier,
    private readonly world: OutboxWorld,
    { claimInMs = 10_000, attemptInMs = 8_000, atOnce = 100, ...looking }: OutboxOptions = {},
  ) {
    this.claimInMs = claimInMs
    this.#attemptInMs = attemptInMs
    this.#slots = new Slots(atOnce)
    this.#topic = lettersFor(carrier.platform)
    this.#looking = new Looking(world.store.wakes, this.#topic, () => this.look(), looking)
  }

  /** A letter was kept that this process has to itself until `notBefore`. */
  expect(key: OutgoingKey, notBefore: number): void {
    this.#untried.set(nameOf(key), notBefore)
  }

  /** Delivers what waits for a person, or says to others that it is theirs. */
  flush(person: Person): void {
    if (this.#stopped) this.world.store.wakes.wake(this.#topic)
    this.enqueue(conversationOf(person))
  }

  /** Begins to look for what other processes have left behind. */
  start(): void {
    this.#looking.start()
  }

  /** Begins nothing new; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await this.#looking.stop()
    await this.#slots.idle()
  }

  /** @returns in how long the next is due of those that are held; null where nobody holds any */
  private async look(): Promise<number | null> {
    const { store, now, watch } = this.world
    // What was found at the last look has not begun yet.
    if (this.#slots.hasLine) return 0
    // What is so old was erased, or somebody else has had it since.
    for (const [name, until] of this.#untried)
      if (until < now() - this.carrier.triesForInMs) this.#untried.delete(name)
    const { platform } = this.carrier
    try {
      const due = await store.due(platform, now(), longestHoldInMs, mostAtOneLook)
      for (const conversation of due) this.enqueue(conversation)
      if (due.length === mostAtOneLook) this.lookOnWhenBegun(this.#ended)
      const next = store.wakes.hears() ? await store.dueNext(platform, now()) : null
      return next === null ? null : next - now()
    } catch (error) {
      watch.failed(platform, error)
      return 0
    }
  }

  /** Where there were more than one look finds; not where nothing gets any further. */
  private lookOnWhenBegun(endedBefore: number): void {
    void this.#slots.lineEmpty().then(() => {
      if (this.#ended > endedBefore) this.#looking.now()
    })
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
    clearTimeout(this.#timers.get(conversation))
    const timer = setTimeout(() => {
      this.#timers.delete(conversation)
      this.enqueue(conversation)
    }, inMs)
    this.#timers.set(conversation, timer)
  }

  private async work(conversation: string): Promise<void> {
    try {
      do this.#active.set(conversation, false)
      while (
        !this.#stopped &&
        ((await this.next(conversation)) || this.#active.get(conversation) === true)
      )
    } catch (error) {
      this.world.watch.failed(this.carrier.platform, error)
      this.later(conversation, this.#looking.everyInMs)
    } finally {
      this.#active.delete(conversation)
    }
  }

  /** Tries the first letter that waits; true if there is one after it that may be tried at once. */
  private async next(conversation: string): Promise<boolean> {
    const letters = await this.world.store.outbox(conversation, this.carrier.platform)
    const [first, ...behind] = letters.filter(({ delivered }) => !delivered)
    if (!first) return false
    const letter = await this.claim(first)
    if (letter === null) {
      const pause = this.pauseBefore(first)
      // One of ours may stand behind it: the order goes before everything.
      if (pause < othersTurnInMs || behind.some((one) => this.isUntried(one)))
        this.later(conversation, pause)
      return false
    }
    this.#untried.delete(nameOf(letter.key))
    const outcome = await this.attempt(letter, letters)
    return (await this.end(letter, outcome)) && behind.length > 0
  }

  /** One that another process is at may be gone any moment; one put off for longer will not. */
  private pauseBefore({ notBefore }: Letter): number {
    const left = Math.max(0, notBefore - this.world.now())
    return left > this.claimInMs && left <= longestHoldInMs ? left : Math.min(left, othersTurnInMs)
  }

  private isUntried({ key, notBefore }: Letter): boolean {
    return this.#untried.get(nameOf(key)) === notBefore
  }

  private attempt(letter: Letter, letters: readonly Letter[]): Promise<Outcome> {
    return attempt(
      (signal) => this.carrier.carry(letter, letters, signal),
      this.#attemptInMs,
      (error) => this.world.watch.failed(this.carrier.platform, error),
    )
  }

  /** The letter as it is ours to try; null if it is not. */
  private async claim(letter: Letter): Promise<Letter | null> {
    const { store, now } = this.world
    const untried = this.isUntried(letter)
    const maybeSent = letter.maybeSent && !untried
    const left = letter.notBefore - now()
    if (untried && left > this.#attemptInMs + graceInMs) return { ...letter, maybeSent }
    // Whatever is held for longer than anybody holds was held before the clock was put back.
    if (!untried && left > 0 && left <= longestHoldInMs) return null
    const notBefore = now() + this.claimInMs
    if (!(await store.claim(letter.key, letter.notBefore, notBefore))) return null
    return { ...letter, maybeSent, notBefore }
  }

  /** True if it is over with the letter. */
  private async end(letter: Letter, outcome: Outcome): Promise<boolean> {
    const { now, chance, watch, mark } = this.world
    const { key } = letter
    watch.tried(this.carrier.platform, outcome, key)
    const after = afterAttempt(letter, outcome, now(), chance(), this.carrier.triesForInMs)
    if (after.gaveUp !== null)
      watch.tried(this.carrier.platform, { kind: 'gave-up', why: after.gaveUp }, key)
    await mark(after.mark, letter, after.gaveUp !== null)
    this.#ended += 1
    if (after.againAt === null) return true
    this.later(key.conversation, after.againAt - now())
    return false
  }
}

function nameOf({ conversation, revision }: OutgoingKey): string {
  return `${conversation}#${revision}`
}
