/** The trainer's answers on their way in: one process watches the mailbox, and each mail is a turn. */
import { randomUUID } from 'node:crypto'
import type { Check } from '../http/health.js'
import { codeOf, type Metrics } from '../http/metrics.js'
import { leaseOn } from '../leasing/lease.js'
import type { Log } from '../log.js'
import type { MailSettings } from '../mail-settings.js'
import { SettingsError } from '../settings.js'
import { replyAddresses } from '../signing/reply-address.js'
import { heldBySomebody } from './held-by-somebody.js'
import { bringing, type TellTrainer } from './mail-turns.js'
import type { Opened } from './opening.js'

export interface MailIn {
  start(): void
  /** Once what lay in the mailbox is taken in, or it is seen that this process cannot do it now. */
  readonly lookedOnce: Promise<void>
  /** Resolves when what is being taken in is kept. */
  stop(): Promise<void>
  /** How watching the mailbox stands, here or in another process. */
  readonly part: Check
}

export interface MailInOptions {
  readonly opened: Opened
  readonly tellTrainer: TellTrainer
  readonly metrics: Pick<Metrics, 'mailRead' | 'mayHold'>
  readonly log: Log
}

/**
 * Null where no mailbox is set.
 * @throws {SettingsError} where its address has no user in it
 */
export async function openMailIn(options: MailInOptions): Promise<MailIn | null> {
  const { mail } = options.opened
  if (mail === null || mail.imapUrl === null || mail.secretKey === null) return null
  return mailInOf(options, { ...mail, imapUrl: mail.imapUrl, secretKey: mail.secretKey })
}

type Relay = MailSettings & { readonly imapUrl: string; readonly secretKey: Uint8Array }

async function mailInOf(
  { opened, tellTrainer, metrics, log }: MailInOptions,
  { imapUrl, secretKey, from }: Relay,
): Promise<MailIn> {
  const { store, tell, trainer, pathNames } = opened
  const [{ readMail }, { mailboxAddress, nameOf }, { patience }, { watchOf }, { mailboxWaits }] =
    await Promise.all([
      import('../../adapters/mail/reading/read-mail.js'),
      import('../../adapters/mail/watching/mailbox-address.js'),
      import('../../adapters/mail/watching/connection.js'),
      import('../../adapters/mail/watching/watch.js'),
      import('../../adapters/mail/watching/waits.js'),
    ])
  const mailbox = addressOrFault(() => mailboxAddress(imapUrl))
  const name = nameOf(mailbox)
  const addresses = replyAddresses(secretKey, from)
  const reading = { addresses, trainer: trainer.email, own: from, names: pathNames }
  const bring = bringing({ store, tell, tellTrainer, log })
  let looked = () => {}
  const lookedOnce = new Promise<void>((resolve) => {
    looked = resolve
  })
  const watch = watchOf({
    mailbox,
    patience,
    waits: mailboxWaits(Math.random),
    read: (raw) => readMail(raw, reading),
    handle: bring,
    recall: () => store.mailboxes.find(name),
    remember: (upTo) => store.mailboxes.keep(name, upTo),
    count: (outcome) => metrics.mailRead(outcome),
    now: Date.now,
    caughtUp: () => looked(),
    failed(error) {
      log.failure('mailbox failed', { code: errorCode(error) }, error)
      looked()
    },
  })
  const lease = leaseOn({
    store,
    name: `mailbox ${name}`,
    owner: randomUUID(),
    failed: (error) => log.failure('lease failed', {}, error),
    elsewhere: () => looked(),
  })
  metrics.mayHold('mailbox', () => lease.state() === 'held')
  const ending = new AbortController()
  let work: Promise<void> | undefined
  return {
    lookedOnce,
    start() {
      work = lease
        .whileHeld(watch.run, ending.signal)
        .catch((error: unknown) => log.failure('mailbox is not watched', {}, error))
    },
    async stop() {
      ending.abort()
      await work
    },
    part: heldBySomebody({
      lease,
      here() {
        const what = lease.state() === 'held' ? watch.notReady() : null
        return what === null ? { kind: 'well' } : { kind: 'wrong', what }
      },
    }),
  }
}

function addressOrFault<Address>(read: () => Address): Address {
  try {
    return read()
  } catch (error) {
    throw new SettingsError(`IMAP_URL: ${error instanceof TypeError ? error.message : 'is wrong'}`)
  }
}

/** A mail server's or the network's own word; its sentences may have addresses in them. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'other'
  const { code, serverResponseCode } = error as { code?: unknown; serverResponseCode?: unknown }
  return codeOf(String(serverResponseCode ?? code ?? 'other'))
}
