import { describe, expect, test } from 'vitest'
import { mailSettings } from '../../src/mail-settings.js'
import { type Environment, readSettings } from '../../src/settings.js'

const smtp = { SMTP_URL: 'smtps://bot:p%40ss@mail.test:465', MAIL_FROM: 'bot@certpath.test' }
const SECRET_KEY = Buffer.alloc(32, 1).toString('base64')

function faultOf(env: Environment): string {
  try {
    mailSettings(readSettings(env))
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return 'none'
}

test('without any of them there is no mail', () => {
  expect(mailSettings(readSettings({ SECRET_KEY }))).toBeNull()
})

test('outgoing alone, and both ways', () => {
  expect(mailSettings(readSettings(smtp))).toMatchObject({ imapUrl: null, secretKey: null })
  const both = { ...smtp, IMAP_URL: 'imaps://bot:x@mail.test/INBOX', SECRET_KEY }
  expect(mailSettings(readSettings(both))).toMatchObject({ imapUrl: both.IMAP_URL })
})

describe('one line names what is wrong, and repeats no secret', () => {
  test.each<readonly [string, Environment, RegExp]>([
    ['no sender', { SMTP_URL: smtp.SMTP_URL }, /^MAIL_FROM is missing/],
    ['a sender alone', { MAIL_FROM: smtp.MAIL_FROM }, /^SMTP_URL is missing beside MAIL_FROM/],
    ['incoming alone', { IMAP_URL: 'imaps://a:b@c.test' }, /^SMTP_URL is missing beside IMAP_URL/],
    ['no key', { ...smtp, IMAP_URL: 'imaps://a:b@c.test' }, /^SECRET_KEY is missing/],
    ['two senders', { ...smtp, MAIL_FROM: 'a@x.test, b@y.test' }, /^MAIL_FROM: must be one/],
    ['a name', { ...smtp, MAIL_FROM: 'Bot <bot@x.test>' }, /^MAIL_FROM: must be one/],
    ['a line more', { ...smtp, MAIL_FROM: 'a@x.test\nBcc: b@y.test' }, /^MAIL_FROM: must be one/],
    ['no mail server', { ...smtp, SMTP_URL: 'https://hunter2@mail.test' }, /^SMTP_URL: must be/],
    ['no host', { ...smtp, SMTP_URL: 'smtp://' }, /^SMTP_URL: must be/],
    ['no mailbox', { ...smtp, IMAP_URL: 'smtp://hunter2@mail.test' }, /^IMAP_URL: must be/],
    ['two trainers', { TRAINER_EMAIL: 'a@x.test,b@y.test' }, /^TRAINER_EMAIL: must be one/],
  ])('%s', (_, env, says) => {
    const fault = faultOf(env)
    expect(fault).toMatch(says)
    expect(fault).not.toMatch(/hunter2|\n/)
  })
})
