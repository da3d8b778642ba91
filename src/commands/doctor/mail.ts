/** SMTP_URL and MAIL_FROM: the mail server lets us in, and takes mail from that address. */
import { type MailSettings, mailSettings } from '../../mail-settings.js'
import type { Settings } from '../../settings.js'
import { type Finding, findingsOf, messageOf } from './finding.js'
import { inWords } from './unreachable.js'

const mail = findingsOf('mail')

export async function checkMail(settings: Settings): Promise<readonly Finding[]> {
  let wanted: ReturnType<typeof mailSettings>
  try {
    wanted = mailSettings(settings)
  } catch (error) {
    return [mail.fail(messageOf(error))]
  }
  if (wanted === null) return []
  const { checkImap } = await import('./imap.js')
  return [...(await checkSmtp(wanted)), ...(await checkImap(wanted))]
}

/** Nothing is sent: the server is asked, and told that this was all. */
async function checkSmtp({ smtpUrl, from, imapUrl }: MailSettings): Promise<readonly Finding[]> {
  const { askServer } = await import('../../../adapters/mail/sending/asking.js')
  const { login, sender } = await askServer(smtpUrl, from)
  const { protocol, hostname } = new URL(smtpUrl)
  if (login !== null) return [mail.fail(`SMTP_URL: ${protocol}//${hostname} – ${inWords(login)}`)]
  return [
    mail.ok(`SMTP_URL: ${protocol}//${hostname} lets us in`),
    sender === null
      ? mail.ok(`MAIL_FROM: it takes mail from ${from}`)
      : mail.fail(
          `MAIL_FROM: it takes no mail from ${from} (${sender}): ask your mail administrator to let the account send from it`,
        ),
    ...(imapUrl === null
      ? [mail.note('IMAP_URL is not set: answers go to the address that the person leaves')]
      : []),
  ]
}
