/** Mail that a turn has just left, handed to the outbox that takes it to the mail server. */
import type { Person } from '../conversation/inbound.js'
import type { Outbox, OutboxOptions } from '../outbox/outbox.js'
import { copyPlatform, mailPlatform } from '../outbox/platform.js'
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

/** Mail on its way, in lines that do not wait for each other. */
export interface MailLines {
  start(): void
  /** Begins nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Where nobody takes the mail, it waits for a process that does. */
export class PostRoom implements Mailing {
  readonly #lines = new Map<string, Outbox>()

  /** @param open what hands over the letters that are kept under a platform */
  takenBy(open: (platform: string) => Outbox): MailLines {
    const lines = this.#lines
    for (const platform of [mailPlatform, copyPlatform]) lines.set(platform, open(platform))
    return {
      start() {
        for (const outbox of lines.values()) outbox.start()
      },
      async stop() {
        await Promise.all([...lines.values()].map((outbox) => outbox.stop()))
      },
    }
  }

  posted(person: Person, { revision, outgoing }: Kept): void {
    const conversation = conversationOf(person)
    const posted = new Set<Outbox>()
    for (const { recipient, route } of outgoing) {
      const outbox = this.#lines.get(route?.platform ?? '')
      if (!outbox || !route) continue
      outbox.expect({ conversation, revision, recipient }, route.notBefore)
      posted.add(outbox)
    }
    for (const outbox of posted) outbox.flush(person)
  }
}
