/** A mail server in every kind of trouble: no letter is lost, and none is two to a mail program. */
import { describe, expect, test } from 'vitest'
import { LocalSmtp, type Refusal } from '../stage/mail/local-smtp.js'
import { handOver, type Process, posting } from '../stage/mail/posting.js'
import { begin, freePort, stateOf, until, untilState } from '../stage/mail/waiting-for.js'

describe.each<Refusal & { readonly what: string }>([
  { what: 'greylisting', at: 'rcpt', code: 451 },
  { what: 'a server that shuts down', at: 'mail', code: 421 },
  { what: 'a full mailbox, for now', at: 'data', code: 452 },
])('$what ($code)', (refusal) => {
  test('puts it off, and then it arrives once', async () => {
    await using smtp = await LocalSmtp.start()
    smtp.next(refusal)
    const process = await begin(smtp.url)
    await process.say('ann', ...handOver)
    await until(process, 'passing')
    await untilState(process, 'waiting')
    await untilState(process, 'delivered')
    expect(smtp.taken).toHaveLength(1)
    expect(smtp.refused).toEqual([refusal.code])
    expect(await process.unshown('ann')).toEqual([])
    await process.end()
  })
})

describe.each<Refusal & { readonly what: string }>([
  { what: 'no such mailbox', at: 'rcpt', code: 550 },
  { what: 'a sender that it does not know', at: 'mail', code: 553 },
  { what: 'a mailbox that is full', at: 'data', code: 552 },
])('$what ($code)', (refusal) => {
  test('ends it at once, and the person has the mail to send it', async () => {
    await using smtp = await LocalSmtp.start()
    smtp.next(refusal)
    const process = await begin(smtp.url)
    await process.say('ann', ...handOver)
    await untilState(process, 'refused')
    const [word] = await process.unshown('ann')
    expect(word).toMatchObject({ kind: 'receipt', mailto: expect.stringContaining('mailto:') })
    expect(smtp.taken).toEqual([])
    await process.end()
  })
})

async function trainerAnswers(process: Process): Promise<void> {
  const [{ reference = '' } = {}] = (await process.state('ann')).handoffs
  await process.tell('ann', {
    kind: 'trainer-answered',
    reference,
    text: 'In May.',
    attachments: [],
    close: false,
    mail: { messageId: '<a1@trainer.test>', references: [] },
  })
}

test('the copy of an answer that is refused (550): the person is told where the answer is', async () => {
  await using smtp = await LocalSmtp.start()
  const process = await begin(smtp.url)
  await process.say('ann', 'hi', '2', '2', 'human', 'Hm?', 'ann@example.org', 'send')
  await untilState(process, 'delivered')
  smtp.next({ at: 'rcpt', code: 550 })
  await trainerAnswers(process)
  const words = async () => (await process.unshown('ann')).map(({ text }) => text).join('\n')
  while (!(await words()).includes('ann@example.org'))
    await new Promise((resolve) => setImmediate(resolve))
  expect(await words()).toMatch(/In May\.[\s\S]*does not take it/)
  expect(await stateOf(process)).toBe('answered')
  await process.end()
})

test('a copy that its server puts off holds up nothing that goes to the trainer', async () => {
  let putOff = () => {}
  const isPutOff = new Promise<void>((resolve) => {
    putOff = resolve
  })
  await using smtp = await LocalSmtp.start({
    onRcptTo({ address }, _, done) {
      if (address !== 'ann@exmaple.invalid') return done()
      putOff()
      done(Object.assign(new Error('unknown domain'), { responseCode: 450 }))
    },
  })
  const process = await begin(smtp.url)
  await process.say('ann', 'hi', '2', '2', 'human', 'Hm?', 'ann@exmaple.invalid', 'send')
  await untilState(process, 'delivered')
  await trainerAnswers(process)
  await isPutOff
  await process.say('ann', 'reply to the trainer', 'And in June?', 'send')
  await smtp.until(() => smtp.taken.length === 2)
  expect(smtp.taken[1]?.mail.text).toContain('And in June?')
  await process.end()
})

test('an answer that is lost after the letter was taken: it goes again, and is the same mail', async () => {
  await using smtp = await LocalSmtp.start()
  smtp.next('take and hang up')
  const process = await begin(smtp.url)
  await process.say('ann', ...handOver)
  await untilState(process, 'delivered')
  const ids = smtp.taken.map(({ mail }) => mail.messageId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect(new Set(smtp.taken.map(({ mail }) => mail.date?.getTime())).size).toBe(1)
  await process.end()
})

test('away for 72 hours: the person is told and has the mail; not a moment sooner', async () => {
  const port = await freePort()
  let now = Date.UTC(2026, 10, 24, 12)
  const process = await begin(`smtp://127.0.0.1:${port}`, { now: () => now })
  await process.say('ann', ...handOver)
  await until(process, 'passing')
  await untilState(process, 'waiting')
  now += 72 * 60 * 60_000
  process.outbox.start()
  await until(process, 'passing', 2)
  expect(await stateOf(process)).toBe('waiting')
  now += 10 * 60_000
  await untilState(process, 'gave-up')
  const [word] = await process.unshown('ann')
  expect(word).toMatchObject({ kind: 'receipt', mailto: expect.stringContaining('mailto:') })
  await process.end()
})

test('away for some hours: it goes when the server is back', async () => {
  const port = await freePort()
  let now = Date.UTC(2026, 10, 24, 12)
  const process = await begin(`smtp://127.0.0.1:${port}`, { now: () => now })
  await process.say('ann', ...handOver)
  await untilState(process, 'waiting')
  await using smtp = await LocalSmtp.start({}, port)
  now += 5 * 60 * 60_000
  process.outbox.start()
  await untilState(process, 'delivered')
  expect(smtp.taken).toHaveLength(1)
  await process.end()
})

test('a certificate that nobody knows: nothing is handed over', async () => {
  await using smtp = await LocalSmtp.start({ secure: true, disabledCommands: ['AUTH'] })
  const process = await begin(smtp.url.replace('smtp:', 'smtps:'))
  await process.say('ann', ...handOver)
  await until(process, 'passing')
  expect(process.told[0]).toMatchObject({ kind: 'passing', maybeSent: false })
  expect(smtp.taken).toEqual([])
  await process.end()
})

test('STARTTLS that is asked for and not there: nothing is handed over', async () => {
  await using smtp = await LocalSmtp.start()
  const process = await begin(`${smtp.url}?requireTLS=true`)
  await process.say('ann', ...handOver)
  await until(process, 'passing')
  expect(smtp.taken).toEqual([])
  await process.end()
})

test('a login that is wrong can be mended: the letter waits', async () => {
  await using smtp = await LocalSmtp.start({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _, done) =>
      auth.password === 'right' ? done(null, { user: 'bot' }) : done(new Error('no')),
  })
  const process = await begin(smtp.url.replace('//', '//bot:wrong@'))
  await process.say('ann', ...handOver)
  await until(process, 'passing')
  expect(process.told[0]).toMatchObject({ kind: 'passing', why: 'smtp_535', maybeSent: false })
  await process.end()
  const mended = await posting(process.address, smtp.url.replace('//', '//bot:right@'))
  mended.outbox.start()
  await untilState(mended, 'delivered')
  await mended.end()
})
