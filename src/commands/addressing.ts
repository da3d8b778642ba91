/** How mail from here is known again when it is answered. */
import type { Addressing } from '../../adapters/mail/sending/message.js'
import type { MailSettings } from '../mail-settings.js'
import { replyAddresses } from '../signing/reply-address.js'

export function addressingFor({ from, secretKey, imapUrl }: MailSettings): Addressing {
  // Whoever has no key reads no answers, and needs nothing that nobody else can make.
  if (secretKey === null) return { from, tagFor: (handoff) => handoff, replyTo: () => null }
  const { tagFor, addressFor } = replyAddresses(secretKey, from)
  return { from, tagFor, replyTo: (handoff) => (imapUrl === null ? null : addressFor(handoff)) }
}
