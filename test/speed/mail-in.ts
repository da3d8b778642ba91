/**
 * From the arrival of a trainer's answer in the mailbox until it is handed over to be kept, on a
 * server that tells of new mail at once, in turns with the bare client that only fetches it.
 */
import { ImapFlow } from 'imapflow'
import { readMail } from '../../adapters/mail/reading/read-mail.js'
import { patience } from '../../adapters/mail/watching/connection.js'
import { mailboxAddress } from '../../adapters/mail/watching/mailbox-address.js'
import type { ReadUpTo } from '../../adapters/mail/watching/take-in.js'
import { watchOf } from '../../adapters/mail/watching/watch.js'
import { replyAddresses } from '../../src/signing/reply-address.js'
import { startDovecot, whyNoDovecot } from '../stage/imap/dovecot.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'
import { median, report } from './report.js'

const rounds = 20
const addresses = replyAddresses(new Uint8Array(32).fill(7), 'bot@certpath.example')
const to = addresses.addressFor('aaaabbbbccccdddd')

const why = whyNoDovecot()
await measure('hoodiecrow', await startHoodiecrow({ idle: true }))
if (why === null) await measure('Dovecot', await startDovecot({ idle: true }))
else console.log(`note Dovecot: ${why}`)

async function measure(name: string, server: ImapServer): Promise<void> {
  const post = await clientOf(server)
  const bare = await inTurns(post, () => bareClient(server))
  const ours = await inTurns(post, () => watching(server))
  await post.logout()
  await server.close()
  const [slowest, typical] = [Math.max(...ours), median(ours)]
  report({
    name: `an answer in the mailbox until it is handed over, ${name}`,
    value: `${typical.toFixed(0)} ms, at most ${slowest.toFixed(0)} ms`,
    comparedTo: `imapflow that only fetches it ${median(bare).toFixed(0)} ms`,
    ratio: typical / median(bare),
    wanted: 'each within 1000 ms',
    met: slowest < 1000,
  })
}

interface Receiver {
  /** Resolves with the next mail. */
  next(): Promise<unknown>
  stop(): Promise<unknown>
}

/** The mails come when the receiver has long been listening. */
async function inTurns(post: ImapFlow, start: () => Promise<Receiver>): Promise<readonly number[]> {
  const receiver = await start()
  const times: number[] = []
  for (let round = -2; round < rounds; round++) {
    await new Promise((listening) => setTimeout(listening, 300))
    const arrived = receiver.next()
    const raw = `From: jan@trainer.example\r\nTo: ${to}\r\nMessage-ID: <${performance.now()}@trainer.example>\r\n\r\nTake Foundation first.\r\n`
    await post.append('INBOX', Buffer.from(raw))
    const from = performance.now()
    await arrived
    if (round >= 0) times.push(performance.now() - from)
  }
  await receiver.stop()
  return times
}

async function watching({ port, user, password }: ImapServer): Promise<Receiver> {
  let take = () => {}
  let upTo: ReadUpTo | undefined
  const watch = watchOf({
    mailbox: mailboxAddress(`imap://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`),
    patience,
    recall: async () => upTo,
    remember: async (given) => {
      upTo = given
    },
    read: (raw) =>
      readMail(raw, {
        addresses,
        trainer: 'jan@trainer.example',
        own: 'bot@certpath.example',
        names: [],
      }),
    handle: async () => {
      take()
      return 'done'
    },
    count: () => {},
    now: Date.now,
    waits: { afterFailures: () => 1000, afterRefusal: 1000 },
    failed: (error) => console.error(error),
  })
  const ending = new AbortController()
  const ended = watch.run(ending.signal)
  return {
    next: () =>
      new Promise<void>((resolve) => {
        take = resolve
      }),
    stop() {
      ending.abort()
      return ended
    },
  }
}

async function bareClient(server: ImapServer): Promise<Receiver> {
  const { port, user, password: pass } = server
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass },
    logger: false,
    autoIdleDelay: 50,
  })
  await client.connect()
  await client.mailboxOpen('INBOX')
  return {
    next: () =>
      new Promise((resolve) => {
        client.once('exists', () => resolve(client.fetchOne('*', { source: true })))
      }),
    stop: () => client.logout(),
  }
}
