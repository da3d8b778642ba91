/** A mailbox on a real server, and certpath watching it. */
import type { ImapFlow } from 'imapflow'
import { onTestFinished } from 'vitest'
import { readMail } from '../../adapters/mail/reading/read-mail.js'
import { mailboxAddress, nameOf } from '../../adapters/mail/watching/mailbox-address.js'
import { type WatchOptions, watchOf } from '../../adapters/mail/watching/watch.js'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'
import { type Wire, wireTo } from '../stage/imap/wire.js'
import { newAddress } from '../stage/stores.js'
import { reading } from './letters.js'

export interface Place {
  readonly wire: Wire
  readonly server: ImapServer
  readonly store: Store
  /** Another client of the same mailbox. */
  readonly other: ImapFlow
  arrive(raw: string): Promise<void>
  /** Flags by subject, in the mailbox as it is. */
  flags(): Promise<Readonly<Record<string, readonly string[]>>>
  watch(changed?: Partial<WatchOptions> & { readonly password?: string }): Watched
}

export interface Watched {
  /** Keys of what was handed over, in order. */
  readonly handled: readonly string[]
  readonly counted: readonly string[]
  readonly failures: readonly unknown[]
  notReady(): string | null
  /** Resolves once it holds; it is looked at whenever something has happened. */
  until(holds: (watched: Watched) => boolean): Promise<void>
  stop(): Promise<void>
}

export async function mailboxOn(started: Promise<ImapServer>): Promise<Place> {
  const server = await started
  const wire = await wireTo(server.port)
  const store = await openStore(await newAddress())
  const other = await clientOf(server)
  const running = new Set<Watched>()
  onTestFinished(async () => {
    await Promise.all([...running].map((each) => each.stop()))
    await other.logout()
    await wire.close()
    await server.close()
    await store.close()
  })
  return {
    wire,
    server,
    store,
    other,
    async arrive(raw) {
      await other.append('INBOX', Buffer.from(raw))
    },
    async flags() {
      const client = await clientOf(server)
      await client.mailboxOpen('INBOX')
      const mails = await client.fetchAll('1:*', { flags: true, envelope: true })
      await client.logout()
      return Object.fromEntries(
        mails.map(({ envelope, flags }) => [
          envelope?.subject ?? '',
          [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort(),
        ]),
      )
    },
    watch(changed = {}) {
      const watched = watching(wire.port, server, store, changed)
      running.add(watched)
      return watched
    },
  }
}

function watching(
  port: number,
  server: ImapServer,
  store: Store,
  { password = server.password, ...changed }: Parameters<Place['watch']>[0] & object,
): Watched {
  const mailbox = mailboxAddress(
    `imap://${server.user}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
  )
  const name = nameOf(mailbox)
  const handled: string[] = []
  const counted: string[] = []
  const failures: unknown[] = []
  const waiting = new Set<() => void>()
  const happened = () => {
    for (const look of waiting) look()
  }
  const options: WatchOptions = {
    mailbox,
    patience: { connectWithinMs: 10_000, silenceMs: 30_000, pollEveryMs: 50 },
    recall: () => store.mailboxes.find(name),
    waits: { afterFailures: () => 10, afterRefusal: 10 },
    read: (raw) => readMail(raw, reading),
    handle: async () => 'done',
    remember: (upTo) => store.mailboxes.keep(name, upTo),
    count: () => {},
    failed: () => {},
    now: Date.now,
    ...changed,
  }
  const watch = watchOf({
    ...options,
    async handle(mail) {
      handled.push(mail.key)
      const result = await options.handle(mail)
      return result
    },
    async remember(upTo) {
      await options.remember(upTo)
      happened()
    },
    count(outcome) {
      counted.push(outcome)
      options.count(outcome)
      happened()
    },
    failed(error) {
      failures.push(error)
      options.failed(error)
      happened()
    },
  })
  const ending = new AbortController()
  const run = watch.run(ending.signal)
  const watched: Watched = {
    handled,
    counted,
    failures,
    notReady: watch.notReady,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds(watched)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    async stop() {
      ending.abort()
      await run
    },
  }
  return watched
}
