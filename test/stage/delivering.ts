/** A process that takes events and delivers the answers, with a courier that does as it is told. */
import type { Inbound } from '../../src/conversation/inbound.js'
import type { Reply } from '../../src/conversation/reply.js'
import { carriedBy } from '../../src/outbox/carrier.js'
import { Outbox, type OutboxOptions, type OutboxWorld } from '../../src/outbox/outbox.js'
import type { Courier, Delivery, Outcome } from '../../src/outbox/platform.js'
import type { LocalClock } from '../../src/store/clock.js'
import { openStore } from '../../src/store/open.js'
import type { Decide, Store } from '../../src/store/store.js'
import { conversationsIn } from '../../src/turn/conversations.js'
import { turnsOn } from '../../src/turn/turn.js'
import { settingFor } from './play.js'
import { rulebookIn, shippedRules } from './shipped.js'

export const sent: Outcome = { kind: 'sent', receipt: null, retired: [] }

export function passing(maybeSent = false, why = 'away'): Outcome {
  return { kind: 'passing', why, maybeSent }
}

type Behaviour = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome> | Outcome

export class ScriptedCourier implements Courier {
  readonly platform = 'slack'
  readonly attempts: Delivery[] = []
  readonly #next: Behaviour[] = []
  /** What it does when nothing else is said. */
  otherwise: Behaviour = () => sent

  /** What comes of the next attempts, in their order. */
  next(...outcomes: readonly (Outcome | Behaviour)[]): void {
    for (const each of outcomes) this.#next.push(typeof each === 'function' ? each : () => each)
  }

  async deliver(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    this.attempts.push(delivery)
    return (this.#next.shift() ?? this.otherwise)(delivery, signal)
  }

  /** What was tried, as "ann 1", with a question mark where it may have been sent before. */
  get tried(): readonly string[] {
    return this.attempts.map(
      ({ person, answer, maybeSent }) => `${person.user} ${answer.revision}${maybeSent ? '?' : ''}`,
    )
  }
}

export function slackPerson(user: string, tenant = 'T1') {
  return { platform: 'slack', tenant, user }
}

/** Answers with the words it was given; "forget" forgets. */
const echo: Decide<Inbound | null> = ({ input }, { revision }) => {
  if (input?.kind !== 'text') throw new Error('nothing said')
  const replies: readonly Reply[] = [{ kind: 'text', text: input.text, offers: [] }]
  return {
    state: '{}',
    view: JSON.stringify({ revision: revision + 1 }),
    outgoing: [{ recipient: 'person', body: JSON.stringify(replies) }],
    ...(input.text === 'forget' && { forget: true as const }),
  }
}

const { language, listener, ...rest } = settingFor(rulebookIn(shippedRules))
const setting = { ...rest, voices: [{ language, listener }] as const }

export interface Running {
  readonly store: Store
  readonly outbox: Outbox
  /** What the outbox was told went wrong. */
  readonly failures: unknown[]
  /** Every outcome that it told of, in order. */
  readonly told: Parameters<OutboxWorld['watch']['tried']>[1][]
  /** Takes what somebody says, and does not deliver the answer yet. */
  take(user: string, text: string, event?: string): Promise<void>
  flush(user: string): void
  /** Both. */
  say(user: string, text: string, event?: string): Promise<void>
  /** Ends as a process should. */
  end(): Promise<void>
}

/** @param clock says what time it is, or is what the store's clock has to make do with */
export async function run(
  address: string,
  courier: Courier,
  options: OutboxOptions = {},
  around: (store: Store) => Store = (store) => store,
  clock: (() => number) | LocalClock = Date.now,
): Promise<Running> {
  const isLocal = typeof clock !== 'function'
  const store = around(await openStore(address, isLocal ? { localClock: clock } : {}))
  const now = isLocal ? store.now : clock
  const turns = turnsOn(store, echo)
  const failures: unknown[] = []
  const told: Running['told'] = []
  const outbox = new Outbox(
    carriedBy(courier),
    {
      store,
      mark: (mark) => turns.mark(mark),
      now,
      chance: () => 0,
      watch: {
        tried: (_, outcome) => told.push(outcome),
        failed: (_, error) => failures.push(error),
      },
    },
    options,
  )
  const conversations = conversationsIn({ turns, store, setting, now, failed() {} }, outbox)
  let events = 0
  const take = async (user: string, text: string, event = `${text} ${++events}`) => {
    const inbound: Inbound = { kind: 'text', text }
    await conversations.take(slackPerson(user), event, inbound, `to ${user}`)
  }
  const flush = (user: string) => outbox.flush(slackPerson(user))
  return {
    store,
    outbox,
    failures,
    told,
    take,
    flush,
    async say(user, text, event) {
      await take(user, text, event)
      flush(user)
    },
    async end() {
      await outbox.stop()
      await turns.settled()
      await store.close()
    },
  }
}
