/** Messages that are written to the bot, as they come and as they are found later. */
import { setTimeout as after } from 'node:timers/promises'
import { NotTaken, PassedOver } from '../../../src/outbox/platform.js'
import type { Direct, Mention } from '../sending/destination.js'
import type { Typing } from '../sending/typing.js'
import { InOrder } from './in-order.js'
import { personOf, saidInbound } from './inbound.js'
import { hear, type Message, type Spoken } from './passing-over.js'
import { type Event, type Taking, take } from './taking.js'

export interface MessagesWorld extends Taking {
  readonly typing: Typing
  /** Says what could not be taken. */
  tell(channel: string, text: string): Promise<unknown>
}

/** Nobody sends a message again: it is tried for as long as somebody may wait for an answer. */
const againAfterMs = [1_000, 4_000, 15_000]

export class Messages {
  readonly #inOrder = new InOrder()
  /** By channel, what is to be done there before anything is taken. */
  readonly #before = new Map<string, () => Promise<void>>()
  #held: Promise<unknown> = Promise.resolve()
  readonly #stopping = new AbortController()

  constructor(private readonly world: MessagesWorld) {}

  /** @param own the bot's user */
  hear(spoken: Spoken, own: string): void {
    const heard = hear(spoken, own)
    if (heard.kind === 'said')
      void this.inTurn(heard.message.channel, () => this.taken(heard.message), heard.message.id)
  }

  /** For what `beforeAll` finds; resolves when it is taken. */
  async hearFound(spoken: Spoken, own: string): Promise<void> {
    const heard = hear(spoken, own)
    if (heard.kind !== 'said') return
    const { person, id } = eventOf(heard.message)
    this.world.conversations.spare(person, id)
    await this.taken(heard.message)
  }

  /** Takes nothing before this has come to an end, however it ends. */
  holdUntil(known: Promise<unknown>): void {
    this.#held = known.catch(() => undefined)
  }

  /** Has something done before the next message of a channel is taken. */
  beforeAll(channel: string, task: () => Promise<void>): void {
    this.#before.set(channel, task)
  }

  /** Resolves when nothing is left to be done before the next message of a channel. */
  nothingBefore(channel: string): Promise<void> {
    return this.inTurn(channel, async () => {})
  }

  /** Takes no new pains; resolves when what is being taken is kept. What is left is found later. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#inOrder.settled()
  }

  /**
   * @param task what it throws is logged
   * @param message whose failure it would be; the channel would name the person
   */
  private inTurn(channel: string, task: () => Promise<void>, message = ''): Promise<void> {
    return this.#inOrder.add(channel, async () => {
      try {
        await this.#held
        const before = this.#before.get(channel)
        this.#before.delete(channel)
        if (before && !this.#stopping.signal.aborted) await before()
        await task()
      } catch (error) {
        this.world.log.failure('message failed', { message }, error)
      }
    })
  }

  private async taken(message: Message): Promise<void> {
    if (!message.mention) this.world.typing.soon(message.channel)
    const event = eventOf(message)
    for (const pause of againAfterMs) {
      if (this.#stopping.signal.aborted) return
      if (await this.tried(event)) return
      await after(pause, undefined, this.#stopping).catch(() => undefined)
    }
    if (this.#stopping.signal.aborted) return
    try {
      await take(this.world, event)
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      this.world.typing.over(message.channel)
      if (!message.mention) await this.world.tell(message.channel, error.message)
    }
  }

  private async tried(event: Event): Promise<boolean> {
    try {
      await take(this.world, event)
      return true
    } catch (error) {
      if (error instanceof PassedOver) {
        this.world.typing.over(event.destination.channel)
        return true
      }
      if (error instanceof NotTaken) return false
      throw error
    }
  }
}

function eventOf({ id, user, name, channel, text, wordless, mention }: Message): Event {
  const destination: Direct | Mention = mention
    ? { kind: 'mention', user, channel, message: id }
    : { kind: 'direct', user, channel }
  return {
    id,
    person: personOf(user, name),
    inbound: wordless ? { kind: 'wordless' } : mention ? saidInbound(text) : { kind: 'text', text },
    destination,
  }
}
