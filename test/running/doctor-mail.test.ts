import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDoctor } from '../../src/commands/doctor.js'
import { newFolder } from '../stage/folder.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'

let smtp: LocalSmtp
beforeAll(async () => {
  smtp = await LocalSmtp.start({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _, done) =>
      auth.password === 'right' ? done(null, { user: 'bot' }) : done(new Error('hunter2')),
  })
})
afterAll(() => smtp.stop())

async function doctor(env: Readonly<Record<string, string>>) {
  const lines: string[] = []
  const code = await runDoctor(
    { DATABASE_URL: `file:${newFolder()}/certpath.db`, MAIL_FROM: 'bot@certpath.test', ...env },
    '2026-11-24',
    (line) => lines.push(line),
  )
  return { code, mail: lines.filter((line) => line.includes('mail:')).join('\n') }
}

function asBot(password: string): string {
  return smtp.url.replace('//', `//bot:${password}@`)
}

test('a server that lets us in and takes mail from us; nothing is sent', async () => {
  const { code, mail } = await doctor({ SMTP_URL: asBot('right') })
  expect(mail).toContain('lets us in')
  expect(mail).toContain('it takes mail from bot@certpath.test')
  expect(code).toBe(0)
  expect(smtp.taken).toEqual([])
})

test('a wrong password', async () => {
  const { code, mail } = await doctor({ SMTP_URL: asBot('wrong') })
  expect(mail).toMatch(/FAIL.*SMTP_URL.*535/)
  expect(mail).not.toMatch(/wrong|hunter2/)
  expect(code).toBe(1)
})

test('a sender that the server does not know', async () => {
  smtp.next({ at: 'mail', code: 553 })
  const { code, mail } = await doctor({ SMTP_URL: asBot('right') })
  expect(mail).toMatch(/FAIL.*MAIL_FROM.*553/)
  expect(code).toBe(1)
})

test('a server that is not there', async () => {
  const { mail } = await doctor({ SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(mail).toMatch(/FAIL.*nothing listens there: check the host and the port \(ECONNREFUSED\)/)
})

test('settings that do not go together', async () => {
  const { code, mail } = await doctor({ SMTP_URL: '', IMAP_URL: 'imaps://a:b@c.test' })
  expect(mail).toContain('SMTP_URL is missing')
  expect(code).toBe(1)
})
