/**
 * Marks in everything that is personal or secret, through every platform and the mail, and through
 * the failures of each: none may be in the log, the figures, or what the health pages say.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LocalDiscord } from '../stage/discord/local-discord.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { clientOf } from '../stage/imap/other-client.js'
import { type Wire, wireTo } from '../stage/imap/wire.js'
import { KeptPlace } from '../stage/kept-place.js'
import { LocalSmtp, type Taken } from '../stage/mail/local-smtp.js'
import type { Served } from '../stage/served.js'
import { callsOf } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'
import { hold } from '../stage/store-from-outside.js'
import { storeKind } from '../stage/stores.js'

const person = {
  slackId: 'UQUOKKA77',
  name: 'Ms Quokka',
  town: 'Zanzibar',
  address: 'quokka@zanzibar.example',
  trainer: 'jan.wombat@trainer.example',
  answer: 'Kookaburra',
}
const secretKey = randomBytes(32).toString('base64')
const smtpPassword = 'bandicoot-smtp'

let smtp: LocalSmtp
let mailbox: ImapServer
let wire: Wire
let discord: LocalDiscord
let place: SlackPlace
let served: Served
/** The server's own words have the address in them, as those of most have. */
let refusing: 'never' | 'once' | 'always' = 'never'

beforeAll(async () => {
  smtp = await LocalSmtp.start({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_, __, done) => done(null, { user: 'bot' }),
    onRcptTo: ({ address }, _, done) => {
      if (refusing === 'never') return done()
      const code = refusing === 'once' ? 550 : 451
      if (refusing === 'once') refusing = 'never'
      const text = `<${address}>: no such user, asks ${person.address} of ${person.town}`
      done(Object.assign(new Error(text), { responseCode: code }))
    },
  })
  mailbox = await startHoodiecrow({ idle: true })
  wire = await wireTo(mailbox.port)
  discord = await LocalDiscord.start({ ackWithinInMs: 600_000 })
  const imapPassword = encodeURIComponent(mailbox.password)
  place = await SlackPlace.open({
    slack: { echoes: true, ackWithinInMs: 600_000 },
    env: {
      LOG_LEVEL: 'debug',
      DISCORD_TOKEN: discord.botToken,
      DISCORD_API_URL: discord.apiUrl,
      SMTP_URL: smtp.url.replace('//', `//bot:${smtpPassword}@`),
      MAIL_FROM: 'bot@certpath.test',
      TRAINER_EMAIL: person.trainer,
      IMAP_URL: `imap://${mailbox.user}:${imapPassword}@127.0.0.1:${wire.port}/INBOX`,
      SECRET_KEY: secretKey,
    },
  })
  served = await place.start()
  await served.until(/gateway session began/)
})
afterAll(async () => {
  await place[Symbol.asyncDispose]()
  await discord.stop()
  await smtp.stop()
  await wire.close()
  await mailbox.close()
})

const texts = {
  goal: `I am ${person.name} of ${person.town} and want to audit AI systems`,
  question: `Is there a course in ${person.town}, asks ${person.address}?`,
}

/** Up to what comes of the letter. */
async function handsOver(user: string, sees: RegExp) {
  const ada = place.slack.user(user)
  await ada.writes(texts.goal)
  await ada.sees(/Where are you starting from/)
  await ada.writes('human')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes(texts.question)
  await ada.sees(/To which e-mail address|At which e-mail address/)
  await ada.writes(person.address)
  await ada.sees(/exactly as it will go/)
  await ada.taps('Send')
  await ada.sees(sees)
  return ada
}

test('Slack and mail, with failures of both', async () => {
  const { slack } = place
  refusing = 'once'
  await handsOver(`${person.slackId}1`, /did not take your message/)
  await served.until(/"code":"smtp_550"/)
  const ada = await handsOver(person.slackId, /on its way to Jan/)
  slack.faults.error('chat.postMessage', `no_channel_of ${person.slackId} "${person.town}"`)
  slack.faults.status('chat.postMessage', 500)
  await ada.writes(`status, ${person.town}`)
  await ada.writes('help')
  await served.until(/"code":"other"/)
  await ada.sees(/You can also write/)
})

test('answers by mail, and mail that is none', async () => {
  await smtp.until(() => smtp.taken.length > 0)
  const letter = smtp.taken.at(-1)
  if (!letter) throw new Error('No letter came')
  await arrives(letter, `From: Jan <${person.trainer}>`, `In May, in ${person.answer}.`)
  await served.until(/answer taken in/)
  await arrives(letter, `From: ${person.address}`, `${person.answer} of ${person.town}`)
  const client = await clientOf(mailbox)
  await client.append('INBOX', Buffer.from(`\xff${person.town}: ${person.address}\r\n`, 'latin1'))
  await client.logout()
  await settled('certpath_mails_read_total', 3)
})

test('Discord, with failures', async () => {
  const ada = discord.user('quokka', { name: person.name })
  ada.writes(texts.goal)
  await ada.sees(/Where are you starting from/)
  discord.faults.status('POST /channels/:channel/messages', 500)
  ada.writes(`status, from ${person.town}`)
  ada.writes('help')
  await ada.sees(/You can also write/)
})

test('a store that takes nothing', async () => {
  const release = await hold(place.storeAddress)
  const ada = discord.user('quokka2', { name: person.name })
  ada.writes(texts.goal)
  void place.slack.user(person.slackId).writes(texts.goal)
  await served.until(/store trouble/)
  // In which words, depends on how long a database is waited for.
  expect(await pages()).toMatch(/"store":"(?!ok\b)/)
  await release()
  await ada.sees(/Where are you starting from/)
})

test('mail servers that are gone', async () => {
  refusing = 'always'
  await handsOver(`${person.slackId}2`, /on its way to Jan/)
  await served.until(/"code":"smtp_451"/)
  wire.down()
  await served.until(/mailbox failed/)
})

test('none of it is anywhere, whatever was said of the failures', async () => {
  await using terminal = await KeptPlace.open()
  const line = (id: string, text: string) => JSON.stringify({ id, user: person.slackId, text })
  const input = `${line('1', texts.goal)}\n${line('2', `${person.address} ${person.town}`)}\n{"${person.town}`
  const chat = await terminal.run(['chat', '--json'], input, { LOG_LEVEL: 'debug' })
  expect(chat.code).toBe(0)
  const unusable = `file:${terminal.folder}`
  const failed = await terminal.run(['chat', '--json'], input, { DATABASE_URL: unusable })
  expect(failed.stderr).toContain('certpath: ')

  const said = [served.stdout, served.stderr, await pages(), chat.stderr, failed.stderr].join('\n')
  const { botToken, signingSecret } = place.slack.settings
  const users = ['quokka', 'quokka2'].map((name) => discord.user(name))
  const marks = {
    ...person,
    secretKey,
    smtpPassword,
    imapPassword: mailbox.password,
    botToken,
    signingSecret,
    discordToken: discord.botToken,
    ...(storeKind === 'postgres' && passwordIn(place.storeAddress)),
    question: 'Is there a course',
    slackChannel: callsOf(place.slack, 'chat.postMessage').at(-1)?.args.channel,
    replyTag: smtp.taken.find(({ mail }) => mail.replyTo)?.mail.replyTo?.text,
    ...Object.fromEntries(users.map((user, at) => [`discordUser${at}`, user.id])),
    ...Object.fromEntries(users.map((user, at) => [`discordDm${at}`, user.dm[0]?.post.place.id])),
  }
  for (const [what, mark] of Object.entries(marks)) {
    expect(mark, what).toMatch(/.../)
    expect(said.toLowerCase().includes(String(mark).toLowerCase()), what).toBe(false)
  }
})

/** As it is written in the address, and as it is. */
function passwordIn(address: string) {
  const { password } = new URL(address)
  return { writtenPassword: password, storePassword: decodeURIComponent(password) }
}

/** As a mail program answers: to Reply-To, in the thread. */
async function arrives({ mail }: Taken, from: string, text: string): Promise<void> {
  const client = await clientOf(mailbox)
  const lines = [
    from,
    `To: ${mail.replyTo?.text ?? ''}`,
    `Subject: Re: ${mail.subject}`,
    `Message-ID: <${randomBytes(8).toString('hex')}@trainer.example>`,
    `In-Reply-To: ${mail.messageId}`,
    'Content-Type: text/plain; charset=utf-8',
  ]
  await client.append('INBOX', Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`))
  await client.logout()
}

/** Everything that is shown to whoever asks over HTTP. */
async function pages(): Promise<string> {
  const paths = ['/metrics', '/readyz', '/healthz', '/nothing']
  return (await Promise.all(paths.map(async (path) => (await served.get(path)).text()))).join('\n')
}

/** Resolves when a counter has come so far, all its labels together. */
async function settled(name: string, count: number): Promise<void> {
  for (;;) {
    const lines = (await pages()).split('\n').filter((each) => each.startsWith(`${name}{`))
    if (lines.reduce((sum, each) => sum + Number(each.split(' ').at(-1)), 0) >= count) return
  }
}
