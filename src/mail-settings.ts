/** Settings → how mail goes out and comes in, where they are complete. */
import { type Settings, SettingsError } from './settings.js'

export interface MailSettings {
  readonly smtpUrl: string
  /** The one address that mail comes from, and answers go to. */
  readonly from: string
  /** Signs the addresses of answers. */
  readonly secretKey: Uint8Array | null
  /** The mailbox in which answers arrive; null where none is watched. */
  readonly imapUrl: string | null
}

/**
 * Null where no setting of mail is present.
 * @throws {SettingsError} that names what is missing
 */
export function mailSettings(settings: Settings): MailSettings | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, IMAP_URL: imapUrl, SECRET_KEY: secretKey } = settings
  if (smtpUrl === undefined) {
    const alone = imapUrl === undefined ? 'MAIL_FROM' : 'IMAP_URL'
    if (imapUrl === undefined && from === undefined) return null
    throw new SettingsError(`SMTP_URL is missing beside ${alone}: without it no mail goes out.`)
  }
  if (from === undefined) {
    throw new SettingsError(
      'MAIL_FROM is missing beside SMTP_URL: the address that mail comes from.',
    )
  }
  if (imapUrl !== undefined && secretKey === undefined) {
    throw new SettingsError(
      'SECRET_KEY is missing beside IMAP_URL: it signs the addresses that answers go to.',
    )
  }
  return { smtpUrl, from, secretKey: secretKey ?? null, imapUrl: imapUrl ?? null }
}
