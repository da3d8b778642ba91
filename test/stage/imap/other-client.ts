/** Another client of the same mailbox, such as somebody's mail program. */
import { ImapFlow } from 'imapflow'
import type { ImapServer } from './imap-server.js'

export async function clientOf({ port, user, password: pass }: ImapServer): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}
