/** IMAP_URL: the mailbox opens, tells of new mail, and gets what is sent to a plus-address. */
import { randomUUID } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import {
  closeMailbox,
  isRefusal,
  openMailbox,
  patience,
} from '../../../adapters/mail/watching/connection.js'
import { mailboxAddress } from '../../../adapters/mail/watching/mailbox-address.js'
import { type Finding, findingsOf } from './finding.js'
import { whyUnreachable } from './unreachable.js'

const { ok, note, fail } = findingsOf('imap')

export interface MailAccount {
  readonly smtpUrl: string
  readonly from: string
  readonly imapUrl: string | null
}

/** How long a mail from here to here may take. */
const arrivesWithinMs = 20_000
const goodbyeMs = 2_000

/** Nothing where no mailbox is set. */
export async function checkImap(
  { smtpUrl, from, imapUrl }: MailAccount,
  withinMs = arrivesWithinMs,
): Promise<readonly Finding[]> {
  if (imapUrl === null) return []
  let client: ImapFlow
  try {
    client = await openMailbox(mailboxAddress(imapUrl), patience)
  } catch (error) {
    return [whyNot(error)]
  }
  try {
    return [
      opened(client),
      client.capabilities.has('IDLE')
        ? ok('the server tells of new mail at once (IDLE)')
        : note(`the server has no IDLE: it is asked every ${patience.pollEveryMs / 1000} seconds`),
      await checkPlusAddress(client, { smtpUrl, from }, withinMs),
    ]
  } finally {
    await closeMailbox(client, goodbyeMs)
  }
}

function opened({ mailbox }: ImapFlow): Finding {
  if (!mailbox) return fail('IMAP_URL: the folder does not stay open')
  return mailbox.readOnly
    ? fail(`IMAP_URL: ${mailbox.path} opens for reading alone; certpath marks what it has read`)
    : ok(`IMAP_URL: ${mailbox.path} opens, mails: ${mailbox.exists}`)
}

/** A mail to a plus-address of one's own, which has to come in; it is removed again. */
async function checkPlusAddress(
  client: ImapFlow,
  { smtpUrl, from }: Pick<MailAccount, 'smtpUrl' | 'from'>,
  withinMs: number,
): Promise<Finding> {
  const at = from.lastIndexOf('@')
  const plus = `${from.slice(0, at)}+certpath-doctor${from.slice(at)}`
  const messageId = `<certpath-doctor-${randomUUID()}${from.slice(at)}>`
  const transport = createTransport(smtpUrl)
  try {
    await transport.sendMail({
      from,
      to: plus,
      subject: 'certpath doctor',
      text: 'certpath doctor looks whether this arrives, and removes it.',
      messageId,
      headers: { 'X-Certpath': '1', 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    return note(
      `plus-addressing is not checked: no mail goes to ${plus} (${whyUnreachable(error)})`,
    )
  } finally {
    transport.close()
  }
  const uid = await arrival(client, messageId, withinMs)
  if (uid === null) {
    return note(
      `a mail to ${plus} did not come within ${withinMs / 1000} seconds; ask your mail administrator for plus-addressing. Until then answers are known by the mail that they answer`,
    )
  }
  await client.messageDelete(String(uid), { uid: true })
  return ok(`plus-addressing: a mail to ${plus} arrives`)
}

async function arrival(
  client: ImapFlow,
  messageId: string,
  withinMs: number,
): Promise<number | null> {
  const late = AbortSignal.timeout(withinMs)
  while (!late.aborted && client.usable) {
    const news = new Promise<void>((resolve) => {
      client.once('exists', () => resolve())
      client.once('close', () => resolve())
      late.addEventListener('abort', () => resolve(), { once: true })
    })
    const found = await client.search({ header: { 'message-id': messageId } }, { uid: true })
    if (Array.isArray(found) && found[0] !== undefined) return found[0]
    await news
  }
  return null
}

function whyNot(error: unknown): Finding {
  // What the address lacks.
  if (error instanceof TypeError) return fail(`IMAP_URL: ${error.message}`)
  if (isRefusal(error))
    return fail(
      'IMAP_URL: the server refuses the login or the folder; check user, password, folder',
    )
  return fail(`IMAP_URL: the mail server cannot be reached: ${whyUnreachable(error)}`)
}
