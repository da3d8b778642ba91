/** Takes letters to the mail server, over a few connections that stay open while there is mail. */
import type { MailCourier, Outcome } from '../../../src/outbox/platform.js'
import { type Addressing, messageFor, type Notice, noticeFor } from './message.js'
import { outcomeOf } from './outcome.js'
import { openTransport, type Transport } from './transport.js'

export interface SmtpCourier extends MailCourier {
  /** Sends a word of certpath's own, which nobody answers. */
  notify(notice: Notice, signal: AbortSignal): Promise<Outcome>
  /** Closes its connections. */
  close(): Promise<void>
}

export function smtpCourier(smtpUrl: string, addressing: Addressing): SmtpCourier {
  let transport: Promise<Transport> | undefined

  async function sendMail(message: object, signal: AbortSignal): Promise<Outcome> {
    try {
      transport ??= openTransport(smtpUrl)
      const sending = (await transport).sendMail(message)
      const { messageId } = await unlessTold(sending, signal)
      return { kind: 'sent', receipt: messageId, retired: [] }
    } catch (error) {
      return outcomeOf(error)
    }
  }

  return {
    async send(letter, signal) {
      const message = messageFor(letter, addressing)
      if (message === null) return { kind: 'refused', why: 'no_single_address' }
      return sendMail(message, signal)
    },
    notify: (notice, signal) => sendMail(noticeFor(notice, addressing), signal),
    async close() {
      ;(await transport)?.close()
    },
  }
}

/** A letter that is being sent cannot be called back: nothing is known of it then. */
function unlessTold<Sent>(sending: Promise<Sent>, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const told = () => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }))
    signal.addEventListener('abort', told, { once: true })
    if (signal.aborted) told()
    sending.then(resolve, reject).finally(() => signal.removeEventListener('abort', told))
  })
}
