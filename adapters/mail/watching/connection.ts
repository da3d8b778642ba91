/** One connection to a mailbox, with limits on what the other end may take and send. */
import { ImapFlow } from 'imapflow'
import type { MailboxAddress } from './mailbox-address.js'

/** A mail, and what surrounds it. */
export const largestMailInBytes = 25 * 1024 * 1024
const largestResponseInBytes = largestMailInBytes + 1024 * 1024

/** Mail servers end a connection that is silent for half an hour; some routers, after five minutes. */
const renewIdleEveryMs = 4 * 60_000

export interface Patience {
  readonly connectWithinMs: number
  /** How long the other end may be silent in the midst of something. */
  readonly silenceMs: number
  /** How often to ask a server that cannot tell by itself. */
  readonly pollEveryMs: number
}

export const patience: Patience = {
  connectWithinMs: 20_000,
  silenceMs: 60_000,
  pollEveryMs: 30_000,
}

/**
 * Logged in, with the folder open for writing.
 * @throws what the client throws; `isRefusal` tells whether only a person can help
 */
export async function openMailbox(
  mailbox: MailboxAddress,
  { connectWithinMs, silenceMs, pollEveryMs }: Patience,
): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.encryption === 'tls',
    ...(mailbox.encryption === 'tls' ? {} : { doSTARTTLS: mailbox.encryption === 'starttls' }),
    auth: { user: mailbox.user, pass: mailbox.password },
    // Its log has addresses and what people wrote.
    logger: false,
    clientInfo: { name: 'certpath' },
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: silenceMs,
    // It begins to listen as soon as nothing else is asked.
    autoIdleDelay: 50,
    maxLiteralSize: largestResponseInBytes,
    maxLineLength: 1024 * 1024,
    maxResponseSize: 2 * largestResponseInBytes,
  })
  // Told again by whatever waits for it, and without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    client.maxIdleTime = client.capabilities.has('IDLE') ? renewIdleEveryMs : pollEveryMs
    await client.mailboxOpen(mailbox.path)
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/** The login or the folder is refused, and trying again at once does not help. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseStatus' in error)) return false
  const code = 'serverResponseCode' in error ? String(error.serverResponseCode) : ''
  return error.responseStatus === 'NO' && !/^(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)$/.test(code)
}

/** With a goodbye, if the other end takes it in time. */
export async function closeMailbox(client: ImapFlow, withinMs: number): Promise<void> {
  const timer = setTimeout(() => client.close(), withinMs)
  try {
    await client.logout()
  } catch {
    // It is gone already.
  } finally {
    clearTimeout(timer)
    client.close()
  }
}
