/**
 * Queued hand-offs on their way to a mail server, beside bare pooled nodemailer that sends letters
 * like them and keeps nothing. Both send to a process of their own, in turns: while one sends, the
 * other is stopped, so that a busy moment strikes both alike.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../src/store/open.js'
import { LocalSlack } from '../stage/slack/local-slack.js'
import { endProcess, processorSeconds, saidBy, startProcess } from './chat/bot.js'
import type { Sending } from './mail/bare-sender.js'
import { fillWithHandoffs } from './mail/fill.js'
import type { Taken, Wanted } from './mail/taking.js'
import { median, report } from './report.js'

const count = Number(process.argv[2] ?? 10_000)
const blocks = 10

interface Sender {
  readonly child: ChildProcess
  /** Which of the two mail servers it sends to. */
  readonly server: number
  readonly rates: number[]
  /** Milliseconds of a processor for each mail. */
  readonly processor: number[]
}

const folder = mkdtempSync(join(tmpdir(), 'certpath-mail-out-'))
try {
  const file = join(folder, 'certpath.db')
  const { mail, html } = await fillWithHandoffs(file, count)
  const taking = fork(fileURLToPath(new URL('mail/taking.js', import.meta.url)))
  const [ports] = (await once(taking, 'message')) as [readonly [number, number]]
  const [ownUrl, bareUrl] = ports.map((port) => `smtp://127.0.0.1:${port}`) as [string, string]
  const slack = await LocalSlack.start({ checks: false, keepsLog: false })
  const ours = sender(0, startCertpath(slack, file, ownUrl))
  const bare = sender(
    1,
    startProcess([fileURLToPath(new URL('mail/bare-sender.js', import.meta.url))], {}),
  )
  await once(bare.child, 'message')
  const { subject, text } = mail
  bare.child.send({
    url: bareUrl,
    count,
    subject,
    text,
    html,
    user: 'U000000000',
  } satisfies Sending)
  bare.child.kill('SIGSTOP')
  await saidBy(ours.child, /http:\S+/)
  for (const { child } of [ours, bare]) child.once('exit', brokenOff)
  // What it takes until the first is sent is the start's, and measured there.
  for (let block = 0; block <= blocks; block += 1)
    for (const one of [ours, bare]) {
      one.child.kill('SIGCONT')
      const [done, before] = [Math.round((count / (blocks + 1)) * block), processorSeconds(one)]
      const from = performance.now()
      const until = Math.round((count / (blocks + 1)) * (block + 1))
      await taken(taking, { server: one.server, count: until })
      const seconds = (performance.now() - from) / 1000
      one.child.kill('SIGSTOP')
      if (block === 0) continue
      one.rates.push((until - done) / seconds)
      one.processor.push(((processorSeconds(one) - before) / (until - done)) * 1000)
    }
  const { different } = await taken(taking, { server: ours.server, count })
  for (const { child } of [ours, bare]) child.off('exit', brokenOff).kill('SIGCONT')
  await endProcess(ours.child)
  await endProcess(bare.child)
  await slack.stop()
  taking.disconnect()
  const delivered = await countDelivered(file)
  const ratio = median(ours.rates.map((rate, at) => rate / (bare.rates[at] ?? 0)))
  report({
    name: `hand-offs a second to the mail server, of ${count} that waited`,
    value: median(ours.rates).toFixed(0),
    comparedTo: `bare pooled nodemailer ${median(bare.rates).toFixed(0)}`,
    ratio,
    wanted: 'at least 0.8',
    met: ratio >= 0.8,
  })
  report({
    name: 'hand-offs that are known to be delivered',
    value: String(delivered),
    comparedTo: `different mails taken ${different}`,
    ratio: delivered / different,
    wanted: `${count} of both`,
    met: different === count && delivered === count,
  })
  const [mine, theirs] = [median(ours.processor), median(bare.processor)]
  report({
    name: 'processor time of a mail',
    value: `${mine.toFixed(2)} ms`,
    comparedTo: `bare pooled nodemailer ${theirs.toFixed(2)} ms`,
    ratio: mine / theirs,
    wanted: 'known',
    met: true,
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function brokenOff(): never {
  throw new Error('One of the senders has ended too early')
}

function sender(server: number, child: ChildProcess): Sender {
  return { child, server, rates: [], processor: [] }
}

function startCertpath({ apiUrl, settings }: LocalSlack, file: string, url: string): ChildProcess {
  return startProcess([resolve('dist/main.js'), 'serve'], {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: settings.botToken,
    SLACK_SIGNING_SECRET: settings.signingSecret,
    DATABASE_URL: `file:${file}`,
    SMTP_URL: url,
    MAIL_FROM: 'bot@certpath.example',
    TRAINER_EMAIL: 'jan@trainer.example',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
}

async function taken(taking: ChildProcess, wanted: Wanted): Promise<Taken> {
  taking.send(wanted)
  const [given] = (await once(taking, 'message')) as [Taken]
  return given
}

async function countDelivered(file: string): Promise<number> {
  const store = await openStore(`file:${file}`)
  const { length } = await store.handoffs.list(['delivered'])
  await store.close()
  return length
}
