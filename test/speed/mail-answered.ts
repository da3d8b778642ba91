/**
 * From the arrival of a trainer's answer in the mailbox until it stands in the chat, with the whole
 * of certpath in between: a mailbox that tells of new mail at once, and a local Slack.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { startDovecot, whyNoDovecot } from '../stage/imap/dovecot.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'
import { LocalSmtp, type Taken } from '../stage/mail/local-smtp.js'
import type { Person } from '../stage/slack/person.js'
import { SlackPlace } from '../stage/slack-place.js'
import { median, report } from './report.js'

const rounds = 20
const trainer = 'jan@trainer.example'

const why = whyNoDovecot()
await measure('hoodiecrow', await startHoodiecrow({ idle: true }))
if (why === null) await measure('Dovecot', await startDovecot({ idle: true }))
else console.log(`note Dovecot: ${why}`)

async function measure(name: string, mailbox: ImapServer): Promise<void> {
  const times: number[] = []
  {
    await using smtp = await LocalSmtp.start()
    await using place = await SlackPlace.open({
      slack: { echoes: true, checks: false },
      env: {
        SMTP_URL: smtp.url,
        MAIL_FROM: 'bot@certpath.example',
        TRAINER_EMAIL: trainer,
        IMAP_URL: `imap://${mailbox.user}:${encodeURIComponent(mailbox.password)}@127.0.0.1:${mailbox.port}/INBOX`,
        SECRET_KEY: randomBytes(32).toString('base64'),
      },
    })
    await place.start()
    const ada = place.slack.user('U201')
    const letter = await handedOver(ada, smtp)
    const post = await clientOf(mailbox)
    for (let round = -2; round < rounds; round += 1) {
      // Slack takes one message a second in a channel, and that must not be what is measured.
      await pause(1_200)
      await post.append('INBOX', answerTo(letter, `That is number ${round}.`))
      const from = performance.now()
      await ada.sees(new RegExp(`That is number ${round}\\.`))
      if (round >= 0) times.push(performance.now() - from)
    }
    await post.logout()
  }
  await mailbox.close()
  const [slowest, typical] = [Math.max(...times), median(times)]
  report({
    name: `an answer in the mailbox until it stands in the chat, ${name}`,
    value: `${typical.toFixed(0)} ms, at most ${slowest.toFixed(0)} ms`,
    comparedTo: 'what was asked for',
    ratio: Number.NaN,
    wanted: 'each within 1000 ms',
    met: slowest <= 1000,
  })
}

async function handedOver(ada: Person, smtp: LocalSmtp): Promise<Taken> {
  await ada.writes('I want to audit AI systems')
  await ada.sees(/Where are you starting from/)
  await ada.taps('Ask the trainer')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes('When is the next course?')
  await ada.sees(/To which e-mail address/)
  await ada.writes('skip')
  await ada.sees(/exactly as it will go/)
  await ada.taps('Send')
  await smtp.until(() => smtp.taken.length > 0)
  const [letter] = smtp.taken
  if (!letter) throw new Error('No letter came')
  return letter
}

function answerTo({ mail }: Taken, text: string): Buffer {
  const lines = [
    `From: Jan <${trainer}>`,
    `To: ${mail.replyTo?.text ?? ''}`,
    `Subject: Re: ${mail.subject}`,
    `Message-ID: <${randomBytes(8).toString('hex')}@trainer.example>`,
    `In-Reply-To: ${mail.messageId}`,
    'Content-Type: text/plain; charset=utf-8',
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`)
}
