/** How mail from here is known again when it is answered. */
import type { Addressing } from '../../adapters/mail/sending/message.js'
import type { MailSettings } from '../mail-settings.js'

export function addressingFor({ from }: MailSettings): Addressing {
  return { from, tagFor: (handoff) => handoff, replyTo: () => null }
}
