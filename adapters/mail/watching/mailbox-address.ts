/** `imaps://user:password@host:993/INBOX` → where a mailbox is and how it is reached. */

export interface MailboxAddress {
  readonly host: string
  readonly port: number
  readonly encryption: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  /** The folder. */
  readonly path: string
}

/** @throws {TypeError} for what is no such address; the message repeats none of it */
export function mailboxAddress(text: string): MailboxAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  const tls = url?.protocol === 'imaps:'
  if (!url || !(tls || url.protocol === 'imap:') || url.hostname === '' || url.username === '')
    throw new TypeError(
      'must be an address such as imaps://user:password@mail.example.com:993/INBOX',
    )
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: Number(url.port || (tls ? 993 : 143)),
    // A password is sent in the open to this machine alone.
    encryption: tls ? 'tls' : isHere(host) ? 'none' : 'starttls',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    path: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  }
}

/** Names the mailbox where it is kept how far it was read. */
export function nameOf({ user, host, port, path }: MailboxAddress): string {
  return `${user}@${host}:${port}/${path}`
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}
