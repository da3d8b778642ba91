import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { checkImap } from '../../src/commands/doctor/imap.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'

const from = 'bot@certpath.example'

/** A mail server that brings to the mailbox what it takes, or nothing. */
async function postOf(server: ImapServer, brings: boolean): Promise<string> {
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      if (brings) {
        const client = await clientOf(server)
        await client.append('INBOX', Buffer.concat(chunks))
        await client.logout()
      }
      done()
    },
  })
  await new Promise<void>((listening) => post.listen(0, '127.0.0.1', () => listening()))
  onTestFinished(() => new Promise<void>((closed) => post.close(() => closed())))
  return `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
}

async function mailbox(idle: boolean): Promise<ImapServer & { readonly url: string }> {
  const server = await startHoodiecrow({ idle })
  onTestFinished(() => server.close())
  const password = encodeURIComponent(server.password)
  return { ...server, url: `imap://${server.user}:${password}@127.0.0.1:${server.port}` }
}

test('a mailbox that opens, tells of new mail, and gets what is sent to a plus-address', async () => {
  const server = await mailbox(true)
  const smtpUrl = await postOf(server, true)
  const findings = await checkImap({ smtpUrl, from, imapUrl: server.url })
  expect(findings).toEqual([
    { kind: 'ok', what: 'imap', text: 'IMAP_URL: INBOX opens, mails: 0' },
    { kind: 'ok', what: 'imap', text: 'the server tells of new mail at once (IDLE)' },
    {
      kind: 'ok',
      what: 'imap',
      text: 'plus-addressing: a mail to bot+certpath-doctor@certpath.example arrives',
    },
  ])
  const client = await clientOf(server)
  expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 0 })
  await client.logout()
})

test('no IDLE, and no plus-addressing, are notes with what follows', async () => {
  const server = await mailbox(false)
  const smtpUrl = await postOf(server, false)
  const findings = await checkImap({ smtpUrl, from, imapUrl: server.url }, 50)
  expect(findings.map(({ kind }) => kind)).toEqual(['ok', 'note', 'note'])
  expect(findings[2]?.text).toContain('ask your mail administrator for plus-addressing')
})

test('a login that is refused fails, and shows no password', async () => {
  const server = await mailbox(true)
  const imapUrl = `imap://bot:hidden@127.0.0.1:${server.port}`
  const [finding, ...others] = await checkImap({ smtpUrl: 'smtp://127.0.0.1:1', from, imapUrl })
  expect(others).toEqual([])
  expect(finding).toMatchObject({ kind: 'fail', text: expect.stringContaining('IMAP_URL') })
  expect(finding?.text).not.toContain('hidden')
})

test('a server that is not there is named by what went wrong', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await once(free, 'close')
  const imapUrl = `imap://bot:x@127.0.0.1:${port}`
  expect(await checkImap({ smtpUrl: 'smtp://127.0.0.1:1', from, imapUrl })).toEqual([
    {
      kind: 'fail',
      what: 'imap',
      text: 'IMAP_URL: the mail server cannot be reached: nothing listens there: check the host and the port (ECONNREFUSED)',
    },
  ])
})

test('where no mailbox is set there is nothing to say', async () => {
  expect(await checkImap({ smtpUrl: 'smtp://127.0.0.1:1', from, imapUrl: null })).toEqual([])
})
