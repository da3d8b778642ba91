/** Mail on its way out: handed to the mail server as long as this process runs. */
import type { Outbox, OutboxWatch } from '../outbox/outbox.js'
import { addressingFor } from './addressing.js'
import type { Opened } from './opening.js'

export interface MailOut {
  readonly outbox: Outbox
  /** Begins nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Null where no mail goes from here. */
export async function openMailOut(opened: Opened, watch: OutboxWatch): Promise<MailOut | null> {
  const { mail } = opened
  if (mail === null) return null
  const { smtpCourier } = await import('../../adapters/mail/sending/courier.js')
  const courier = smtpCourier(mail.smtpUrl, addressingFor(mail))
  const outbox = opened.mailedBy(courier, watch)
  return {
    outbox,
    async stop() {
      await outbox.stop()
      await courier.close()
    },
  }
}
