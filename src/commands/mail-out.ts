/** Mail on its way out: handed to the mail server as long as this process runs. */
import type { SmtpCourier } from '../../adapters/mail/sending/courier.js'
import type { Log } from '../log.js'
import type { MailSettings } from '../mail-settings.js'
import type { OutboxWatch } from '../outbox/outbox.js'
import { addressingFor } from './addressing.js'
import { startDigest } from './digest.js'
import type { Opened } from './opening.js'

export interface MailOut {
  start(): void
  /** Sends a word of certpath's own, which nobody answers. */
  readonly notify: SmtpCourier['notify']
  /** Begins nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Null where no mail goes from here. */
export async function openMailOut(opened: Opened, watch: OutboxWatch): Promise<MailOut | null> {
  return opened.mail && mailOutOf(opened, opened.mail, watch, () => () => {})
}

/** The same for a process that stays: it has an eye on what waits for too long. */
export async function openServedMail(
  opened: Opened,
  watch: OutboxWatch,
  log: Log,
): Promise<MailOut | null> {
  const { mail, store, trainer, wording: words } = opened
  if (mail === null) return null
  // Where answers are not brought back, nobody here knows who waits still.
  if (mail.imapUrl === null) return openMailOut(opened, watch)
  return mailOutOf(opened, mail, watch, (courier) =>
    startDigest({ store, trainer, words, courier, now: store.now, log }),
  )
}

/** @param beside what else goes through the same connections; gives what ends it */
async function mailOutOf(
  opened: Opened,
  mail: MailSettings,
  watch: OutboxWatch,
  beside: (courier: SmtpCourier) => () => void,
): Promise<MailOut> {
  const { smtpCourier } = await import('../../adapters/mail/sending/courier.js')
  const courier = smtpCourier(mail.smtpUrl, addressingFor(mail))
  const lines = opened.mailedBy(courier, watch)
  const endBeside = beside(courier)
  return {
    start: lines.start,
    notify: courier.notify,
    async stop() {
      endBeside()
      await lines.stop()
      await courier.close()
    },
  }
}
