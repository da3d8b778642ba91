/** Whether a mail is the trainer's. */
import { mailboxesIn, sameAddress } from './addresses.js'
import { authenticationOf } from './authentication.js'
import type { MailSource } from './source.js'

export function senderOf(
  mail: MailSource,
  trainer: string,
): 'the trainer' | 'not the trainer' | 'authentication failed' {
  const from = mail.header('from')
  const [only, ...others] = mailboxesIn(from)
  if (from.length !== 1 || !only || others.length > 0) return 'not the trainer'
  if (!sameAddress(only.address, trainer) || namesAnother(only.name, trainer))
    return 'not the trainer'
  const sender = mail.header('sender')
  if (sender.length > 0) {
    const [who, ...more] = mailboxesIn(sender)
    if (!who || more.length > 0 || !sameAddress(who.address, trainer)) return 'not the trainer'
  }
  return authenticationOf(mail.header('authentication-results'), only.address) === 'failed'
    ? 'authentication failed'
    : 'the trainer'
}

/** Programs differ in which of two addresses they take for the sender. */
function namesAnother(name: string, trainer: string): boolean {
  return name.includes('@') && !sameAddress(name.trim(), trainer)
}
