/** A process that takes what people say, and hands their mail to a mail server. */
import { type SmtpCourier, smtpCourier } from '../../../adapters/mail/sending/courier.js'
import { type MailLines, mailOutboxOptions, PostRoom } from '../../../src/commands/post-room.js'
import type { MailInbound } from '../../../src/conversation/inbound.js'
import type { Reply } from '../../../src/conversation/reply.js'
import type { Conversation } from '../../../src/conversation/state.js'
import { mailCarriedBy, whyWithdrawn } from '../../../src/outbox/mail-carrier.js'
import { Outbox, type OutboxOptions, type OutboxWatch } from '../../../src/outbox/outbox.js'
import type { MailCourier } from '../../../src/outbox/platform.js'
import { openStore } from '../../../src/store/open.js'
import type { Store } from '../../../src/store/store.js'
import { conversationsIn, decideIn } from '../../../src/turn/conversations.js'
import { mailOutcomes } from '../../../src/turn/mail-outcomes.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { tellingOn } from '../../../src/turn/unprompted.js'
import { settingFor } from '../play.js'
import { rulebookIn, shippedRules } from '../shipped.js'
import { addressing } from './addressing.js'

const { language, listener, ...rest } = settingFor(rulebookIn(shippedRules))
const setting = {
  ...rest,
  voices: [{ language, listener }] as const,
  delivery: 'smtp',
  relay: true,
} as const

export interface Process {
  readonly store: Store
  readonly outbox: MailLines
  /** Every outcome that the outbox told of, in order. */
  readonly told: Parameters<OutboxWatch['tried']>[1][]
  readonly failures: unknown[]
  /** Takes what somebody says, and gives the answer. */
  say(user: string, ...texts: readonly string[]): Promise<readonly Reply[]>
  tell(user: string, inbound: MailInbound): Promise<void>
  state(user: string): Promise<Conversation>
  /** What nobody has shown the person yet. */
  unshown(user: string): Promise<readonly Reply[]>
  /** Ends as a process should. */
  end(): Promise<void>
}

export interface ProcessOptions {
  readonly outbox?: OutboxOptions
  readonly now?: () => number
  readonly courier?: MailCourier
  readonly around?: (store: Store) => Store
}

export async function posting(
  address: string,
  smtpUrl: string,
  { outbox: options, now = Date.now, courier, around = (store) => store }: ProcessOptions = {},
): Promise<Process> {
  const store = around(await openStore(address))
  const turns = turnsOn(store, decideIn(setting))
  const told: Process['told'] = []
  const failures: unknown[] = []
  const post = new PostRoom()
  const smtp: SmtpCourier = smtpCourier(smtpUrl, addressing)
  const tell = tellingOn({ turns, now, places: new Map(), mailing: post, wakes: store.wakes })
  const mark = mailOutcomes(
    { tell, mark: (each) => turns.mark(each), failed: (error) => failures.push(error) },
    whyWithdrawn,
  )
  const watch: OutboxWatch = {
    tried: (_, outcome) => told.push(outcome),
    failed: (_, error) => failures.push(error),
  }
  const outbox = post.takenBy(
    (platform) =>
      new Outbox(
        mailCarriedBy(courier ?? smtp, platform),
        { store, now, chance: () => 0, mark, watch },
        { ...mailOutboxOptions, ...options },
      ),
  )
  const conversations = conversationsIn({
    turns,
    store,
    setting,
    now,
    failed: (_, __, error) => failures.push(error),
    mailing: post,
  })
  let events = 0
  const personOf = (user: string) => ({ platform: 'terminal', tenant: 'local', user })
  return {
    store,
    outbox,
    told,
    failures,
    async say(user, ...texts) {
      let replies: readonly Reply[] = []
      for (const text of texts) {
        events += 1
        const event = `${events} ${Math.random()}`
        const answer = await conversations.take(personOf(user), event, { kind: 'text', text })
        await conversations.delivered(personOf(user), answer)
        replies = answer.replies
      }
      return replies
    },
    async tell(user, inbound) {
      events += 1
      await tell(personOf(user), `told ${events}`, inbound)
    },
    async state(user) {
      return JSON.parse((await store.state(personOf(user))) ?? 'null') as Conversation
    },
    async unshown(user) {
      const state = await store.state(personOf(user))
      return (JSON.parse(state ?? 'null') as Conversation | null)?.waiting ?? []
    },
    async end() {
      await outbox.stop()
      await smtp.close()
      await turns.settled()
      await store.close()
    },
  }
}

/** All that it takes until a letter goes. */
export const handOver = ['hi', '2', '2', 'human', 'Both in a week?', 'skip', 'send'] as const
