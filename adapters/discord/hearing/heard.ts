/**
 * Says where each person writes to the bot, so that what is written while nobody listens is found.
 * It need not be exact, and so is seldom said: what is read twice is answered once.
 */
import type { Person } from '../../../src/conversation/inbound.js'
import type { OutboxConversations } from '../../../src/outbox/platform.js'

const againAfterMs = 60 * 60_000
const mostRemembered = 50_000

export class Heard {
  /** When it was last said, by user. */
  readonly #saidAt = new Map<string, number>()

  constructor(
    private readonly conversations: Pick<OutboxConversations, 'heard'>,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  note(person: Person, place: string, event: string): void {
    const at = this.now()
    if (at - (this.#saidAt.get(person.user) ?? Number.NEGATIVE_INFINITY) < againAfterMs) return
    if (this.#saidAt.size >= mostRemembered) this.#saidAt.clear()
    this.#saidAt.set(person.user, at)
    // If it is not taken after all, it is to be found.
    this.conversations.heard(person, place, justBefore(event))
  }

  forget({ user }: Person): void {
    this.#saidAt.delete(user)
  }
}

function justBefore(id: string): string {
  return String(BigInt(id) - 1n)
}
