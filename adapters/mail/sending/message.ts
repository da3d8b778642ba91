/** A letter → the message as nodemailer builds it: one sender, one recipient, one thread. */
import type { MailLetter } from '../../../src/outbox/platform.js'

/** How mail from here is known again. */
export interface Addressing {
  /** The one address that mail comes from. */
  readonly from: string
  /** What names a hand-off in a Message-ID, signed where there is a key. */
  tagFor(handoff: string): string
  /** Where answers go; null where none are brought back. */
  replyTo(handoff: string): string | null
}

/** Null where the letter has no single address to go to. */
export function messageFor({ handoff, at, mail: letter }: MailLetter, addressing: Addressing) {
  const { mail, html, recipient, number, thread } = letter
  const { from } = addressing
  if (!isOneAddress(mail.to)) return null
  const idOf = (which: number | string) =>
    typeof which === 'string' ? which : messageId(handoff, String(which), addressing)
  const references = thread.map(idOf)
  const last = references.at(-1)
  const replyTo = addressing.replyTo(handoff) ?? letter.replyTo
  const copy = recipient === 'address'
  return {
    envelope: { from, to: [mail.to] },
    from: { name: 'certpath', address: from },
    to: { name: '', address: mail.to },
    ...(replyTo !== null && !copy && { replyTo: { name: '', address: replyTo } }),
    subject: mail.subject,
    text: mail.text,
    html,
    date: new Date(at),
    messageId: messageId(handoff, copy ? `${number}-copy` : String(number), addressing),
    ...(last !== undefined && { inReplyTo: last, references }),
    headers: {
      // By these an answering machine keeps quiet, and certpath knows its own mail.
      'X-Certpath': '1',
      ...(copy && { 'Auto-Submitted': 'auto-generated' }),
    },
  }
}

/** A word of certpath's own to whoever it works for. */
export interface Notice {
  /** The same for the same word, in letters, digits and dots. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export function noticeFor({ id, to, subject, text, at }: Notice, { from }: Addressing) {
  return {
    envelope: { from, to: [to] },
    from: { name: 'certpath', address: from },
    to: { name: '', address: to },
    subject,
    text,
    date: new Date(at),
    messageId: `<certpath.${id}@${hostOf(from)}>`,
    headers: { 'X-Certpath': '1', 'Auto-Submitted': 'auto-generated' },
  }
}

/** The same for every attempt: a letter that arrives twice is one to every mail program. */
function messageId(handoff: string, which: string, { from, tagFor }: Addressing): string {
  return `<certpath.${tagFor(handoff)}.${which}@${hostOf(from)}>`
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Nothing that would be read as a list, a name, or the end of a header. */
function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(text)
}
