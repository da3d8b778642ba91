/// <reference path="./hoodiecrow-imap.d.ts" />
/** hoodiecrow-imap, in this process. */
import type { AddressInfo } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import type { ImapServer } from './imap-server.js'

export async function startHoodiecrow({ idle }: { readonly idle: boolean }): Promise<ImapServer> {
  const server = hoodiecrow({
    plugins: [...(idle ? ['IDLE'] : []), 'UIDPLUS', 'ID'],
    users: { bot: { password: 'pa:ss/word' } },
    storage: { INBOX: {}, '': {} },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.server.address() as AddressInfo).port,
    user: 'bot',
    password: 'pa:ss/word',
    async renumber() {
      const inbox = server.folderCache.INBOX
      if (inbox) inbox.uidvalidity++
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}
