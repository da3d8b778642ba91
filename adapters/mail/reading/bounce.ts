/** Mail servers' notices that a mail of ours will not arrive: RFC 3464, and those older than it. */
import type { ReplyAddresses } from '../../../src/signing/reply-address.js'
import { mailboxesIn } from './addresses.js'
import { messageIdsIn } from './handoff-named.js'
import type { MailSource } from './source.js'

export interface Undelivered {
  readonly handoff: string
  readonly about: string
  readonly status: string | null
}

/** Null for what is no bounce of a mail of ours: a server that goes on trying says so as well. */
export function bounceOf(mail: MailSource, addresses: ReplyAddresses): Undelivered | null {
  const report = mail.parts.find(({ type }) => type === 'message/delivery-status')
  const fromServer = report !== undefined || isFromServer(mail)
  if (!fromServer) return null
  const status = report ? failureIn(textIn(report.content)) : failureInWords(mail)
  if (status === undefined) return null
  const about = mailsIn(mail).flatMap((id) => {
    const read = addresses.read(id)
    return read.kind === 'valid' ? [{ handoff: read.id, about: id }] : []
  })[0]
  return about ? { ...about, status } : null
}

function isFromServer(mail: MailSource): boolean {
  const [from] = mailboxesIn(mail.header('from'))
  return (
    mail.header('x-failed-recipients').length > 0 ||
    mail.header('return-path')[0] === '<>' ||
    /^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '')
  )
}

/** Undefined where no recipient failed for good. */
function failureIn(report: string): string | null | undefined {
  if (!/^action:\s*failed\b/im.test(report)) return undefined
  return /^status:\s*(5\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1] ?? null
}

function failureInWords(mail: MailSource): string | null | undefined {
  const text = textOfNotice(mail)
  const status = /(?<![\d.])(5\.\d\.\d{1,3})(?![\d.])/.exec(text)?.[1]
  if (status !== undefined) return status
  if (/(?<![\d.])4\.\d\.\d{1,3}(?![\d.])/.test(text)) return undefined
  const refused = /(?<![\d.])55[0-4](?:[ -]|$)/m.test(text)
  const returned =
    /\bpermanent(?:ly)?\b/i.test(text) || mail.header('x-failed-recipients').length > 0
  return refused || returned ? null : undefined
}

/** The mail that was sent comes back whole, or its headers do, as a part or at the end of the text. */
function mailsIn(mail: MailSource): readonly string[] {
  const returned = mail.parts
    .filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
    .map(({ content }) => textIn(content))
  return messageIdsIn([
    ...mail.header('in-reply-to'),
    ...mail.header('references'),
    ...returned,
    textOfNotice(mail),
  ])
}

/** A notice is a few lines, and the mail that comes back not much more. */
const longestNotice = 200_000

function textOfNotice(mail: MailSource): string {
  return (mail.text() ?? '').slice(0, longestNotice)
}

function textIn(content: Buffer): string {
  return content.toString('latin1').slice(0, longestNotice)
}
