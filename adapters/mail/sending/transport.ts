/** The connections to the mail server, each with an end to every wait. */
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import type { Pool } from './room.js'

export interface Transport extends Pool {
  /** @param message as nodemailer takes it, with nothing in it but texts */
  sendMail(message: object): Promise<{ readonly messageId: string }>
  verify(): Promise<unknown>
  close(): void
}

const waits = {
  dnsTimeout: 10_000,
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  // A mail server may look at a letter for long before it takes it.
  socketTimeout: 50_000,
}

/**
 * Loaded with the first letter.
 * @param smtpUrl as nodemailer reads it: `smtps://` for TLS, `smtp://` for STARTTLS where there is
 *   one, and `smtp://…?requireTLS=true` for STARTTLS or nothing
 */
export async function openTransport(smtpUrl: string): Promise<Transport> {
  const [{ createTransport }, { inOnePiece }] = await Promise.all([
    import('nodemailer'),
    import('./one-piece.js'),
  ])
  const options: SMTPPool.Options = {
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    ...waits,
    // What people wrote is never the name of a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return createTransport(options).use('stream', inOnePiece)
}
