/**
 * What certpath's mail is measured against: a script that hands letters to pooled nodemailer as its
 * guide has it, whenever the pool has room, and keeps nothing.
 */
import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'

/** Of all letters; each names another person. */
export interface Sending {
  readonly url: string
  readonly count: number
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Who is named in them. */
  readonly user: string
}

const from = 'bot@certpath.example'

// Whatever else there is to do, there may be more to send.
process.channel?.ref()
process.on('message', ({ url, count, subject, text, html, user }: Sending) => {
  const options: SMTPPool.Options = { url, pool: true, maxConnections: 5 }
  const pool = createTransport(options)
  let sent = 0
  const sendWhileIdle = () => {
    for (; sent < count && pool.isIdle(); sent += 1) void pool.sendMail(letter(sent))
  }
  pool.on('idle', sendWhileIdle)
  sendWhileIdle()

  function letter(number: number) {
    const as = (words: string) => words.replaceAll(user, `U${String(number).padStart(9, '0')}`)
    return {
      envelope: { from, to: ['jan@trainer.example'] },
      from: { name: 'certpath', address: from },
      to: { name: '', address: 'jan@trainer.example' },
      replyTo: { name: '', address: 'ada@example.org' },
      subject: as(subject),
      text: as(text),
      html: as(html),
      date: new Date(),
      messageId: `<certpath.${String(number).padStart(36, 'a')}.1@certpath.example>`,
      headers: { 'X-Certpath': '1' },
    }
  }
})
process.send?.('ready')
