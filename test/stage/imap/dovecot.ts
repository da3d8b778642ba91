/** Dovecot, in a process of its own, where it is installed. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { ImapServer } from './imap-server.js'

/** Null where it can be started, or why not. */
export function whyNoDovecot(): string | null {
  try {
    execFileSync('dovecot', ['--version'], { stdio: 'pipe' })
    return null
  } catch {
    return 'Dovecot is not installed (apt-get install dovecot-imapd)'
  }
}

export async function startDovecot({ idle }: { readonly idle: boolean }): Promise<ImapServer> {
  const folder = mkdtempSync(join(tmpdir(), 'certpath-dovecot-'))
  mkdirSync(join(folder, 'mail'))
  const port = await freePort()
  const configuration = join(folder, 'dovecot.conf')
  writeFileSync(configuration, settings(folder, port, idle))
  if (isRoot) {
    execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')])
    execFileSync('chmod', ['755', folder])
  }
  const process = spawn('dovecot', ['-F', '-c', configuration], { stdio: 'pipe' })
  const ended = once(process, 'exit')
  await Promise.race([answers(port), ended.then(() => Promise.reject(new Error('Dovecot ended')))])
  return {
    port,
    user: 'bot',
    password: 'pa:ss/word',
    async renumber() {
      const args = ['-c', configuration, 'mailbox', 'update', '-u', 'bot', '--uid-validity']
      execFileSync('doveadm', [...args, '1900000000', 'INBOX'], { stdio: 'pipe' })
    },
    async close() {
      process.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Dovecot keeps no mail as root, and drops to other users only where it begins as root. */
const isRoot = process.getuid?.() === 0

function owner(): { readonly user: string; readonly group: string } {
  if (isRoot) return { user: 'mail', group: 'mail' }
  return { user: userInfo().username, group: execFileSync('id', ['-gn']).toString().trim() }
}

/** As whoever runs the tests, where that is not root. */
function unprivileged({ user, group }: ReturnType<typeof owner>): string {
  return `
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
`
}

function settings(folder: string, port: number, idle: boolean): string {
  const { user, group } = owner()
  return `${isRoot ? '' : unprivileged({ user, group })}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/bot
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
passdb {
  driver = static
  args = password=pa:ss/word
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
${idle ? '' : 'imap_capability = IMAP4rev1 LITERAL+ UIDPLUS'}
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** It greets whoever connects, once it can. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const greeted = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (greeted) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
