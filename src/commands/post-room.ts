/** Mail that a turn has just left, handed to the outbox that takes it to the mail server. */
import type { Person } from '../conversation/inbound.js'
import type { Outbox, OutboxOptions } from '../outbox/outbox.js'
import { conversationOf } from '../store/person-key.js'
import type { Kept } from '../store/store.js'
import type { Mailing } from '../turn/conversations.js'
import { mailHeldInMs } from '../turn/handoffs.js'

export const mailOutboxOptions: OutboxOptions = {
  claimInMs: mailHeldInMs,
  // A mail server may take a minute to say yes.
  attemptInMs: 60_000,
  // Far more than go at the same time: many wait for a common commit, and others go meanwhile.
  atOnce: 200,
}

/** Where nobody takes the mail, it waits for a process that does. */
export class PostRoom implements Mailing {
  #outbox: Outbox | undefined

  takenBy(outbox: Outbox): Outbox {
    this.#outbox = outbox
    return outbox
  }

  posted(person: Person, { revision, outgoing }: Kept): void {
    if (!this.#outbox) return
    const conversation = conversationOf(person)
    for (const { recipient, route } of outgoing)
      if (recipient !== 'person' && route)
        this.#outbox.expect({ conversation, revision, recipient }, route.notBefore)
    if (outgoing.some(({ recipient }) => recipient !== 'person')) this.#outbox.flush(person)
  }
}
