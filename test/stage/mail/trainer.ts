/** The trainer's side of hand-offs: a mail server that takes letters, a mailbox for the answers. */
import { randomBytes } from 'node:crypto'
import type { ImapServer } from '../imap/imap-server.js'
import { clientOf } from '../imap/other-client.js'
import { LocalSmtp, type Taken } from './local-smtp.js'

export class Trainer implements AsyncDisposable {
  readonly address = 'jan@trainer.test'

  private constructor(
    readonly smtp: LocalSmtp,
    readonly mailbox: ImapServer,
  ) {}

  static async beside(mailbox: Promise<ImapServer>): Promise<Trainer> {
    return new Trainer(await LocalSmtp.start(), await mailbox)
  }

  /** The settings by which certpath knows the two. */
  env(imapPort = this.mailbox.port): Readonly<Record<string, string>> {
    const { user, password } = this.mailbox
    return {
      SMTP_URL: this.smtp.url,
      MAIL_FROM: 'bot@certpath.test',
      TRAINER_EMAIL: this.address,
      IMAP_URL: `imap://${user}:${encodeURIComponent(password)}@127.0.0.1:${imapPort}/INBOX`,
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    }
  }

  /** The first mail that fits, once it has come. */
  async has(fits: (taken: Taken) => boolean): Promise<Taken> {
    await this.smtp.until(() => this.smtp.taken.some(fits))
    const found = this.smtp.taken.find(fits)
    if (!found) throw new Error('No such mail came')
    return found
  }

  hasText(text: string): Promise<Taken> {
    return this.has(({ mail }) => mail.text?.includes(text) === true)
  }

  /**
   * As a mail program answers: to Reply-To, in the thread.
   * @returns the answer's Message-ID
   */
  async answers(
    { mail }: Taken,
    text: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const id = `<${randomBytes(8).toString('hex')}@trainer.test>`
    const headers = {
      From: `Jan <${this.address}>`,
      To: mail.replyTo?.text ?? '',
      Subject: `Re: ${mail.subject}`,
      'Message-ID': id,
      'In-Reply-To': mail.messageId ?? '',
      References: [mail.references ?? [], mail.messageId ?? ''].flat().join(' '),
      'Content-Type': 'text/plain; charset=utf-8',
      ...more,
    }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const client = await clientOf(this.mailbox)
    await client.append('INBOX', Buffer.from(`${head.join('')}\r\n${text}`))
    await client.logout()
    return id
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.smtp.stop()
    await this.mailbox.close()
  }
}
