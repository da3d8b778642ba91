/** Takes letters to the mail server, over a few connections that stay open while there is mail. */
import type { MailCourier, Outcome } from '../../../src/outbox/platform.js'
import { type Addressing, messageFor, type Notice, noticeFor } from './message.js'
import { outcomeOf } from './outcome.js'
import { Room } from './room.js'
import { openTransport, type Transport } from './transport.js'

export interface SmtpCourier extends MailCourier {
  /** Sends a word of certpath's own, which nobody answers. */
  notify(notice: Notice, signal: AbortSignal): Promise<Outcome>
  /** Closes its connections. */
  close(): Promise<void>
}

interface Message {
  readonly messageId: string
}

export function smtpCourier(smtpUrl: string, addressing: Addressing): SmtpCourier {
  let opened: Promise<{ transport: Transport; room: Room }> | undefined

  async function open() {
    const transport = await openTransport(smtpUrl)
    return { transport, room: new Room(transport) }
  }

  async function sendMail(message: Message, signal: AbortSignal): Promise<Outcome> {
    try {
      opened ??= open()
      const { transport, room } = await opened
      const began = await room.enter(() => unlessTold(transport.sendMail(message), signal), signal)
      if (!began) return { kind: 'passing', why: 'no_room', maybeSent: false }
      return { kind: 'sent', receipt: message.messageId, retired: [] }
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
      ;(await opened)?.transport.close()
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
