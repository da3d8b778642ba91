/** From the question in the terminal to the mail server, with the program as it is built. */
import { expect, test } from 'vitest'
import { KeptPlace } from '../stage/kept-place.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import type { AnswerLine, Lines } from '../stage/program.js'

const from = 'bot@certpath.test'

async function say(lines: Lines, ...texts: readonly string[]): Promise<AnswerLine> {
  let last: AnswerLine | undefined
  for (const text of texts)
    last = await lines.ask({ id: `${text} ${Math.random()}`, user: 'ann', text })
  if (!last) throw new Error('Nothing was said')
  return last
}

test('a confirmed hand-off is a mail to the trainer, and the status says so', async () => {
  await using place = await KeptPlace.open()
  await using smtp = await LocalSmtp.start()
  const lines = place.lines({ SMTP_URL: smtp.url, MAIL_FROM: from })
  const preview = await say(lines, 'hi', '2', '2', 'human', 'Both in a week?', 'ann@example.org')
  expect(preview.replies[0]?.kind).toBe('preview')
  const receipt = await say(lines, 'send')
  expect(receipt.replies[0]?.text).toMatch(/on its way to Jan under the reference CP-/)
  await smtp.until(() => smtp.taken.length === 1)
  const [taken] = smtp.taken
  expect(taken).toMatchObject({ from, to: ['jan@fortifyinstitute.com'] })
  expect(taken?.mail.text).toContain('Question: Both in a week?')
  expect(taken?.mail.replyTo?.text).toBe('ann@example.org')
  let status = ''
  while (!status.includes('delivered to the mail server'))
    status = (await say(lines, 'status')).replies[0]?.text ?? ''
  await lines.end()
})

test('who has left meanwhile reads at the next start that it was refused', async () => {
  await using place = await KeptPlace.open()
  await using smtp = await LocalSmtp.start()
  smtp.next({ at: 'rcpt', code: 550 })
  const env = { SMTP_URL: smtp.url, MAIL_FROM: from }
  const said = ['human', 'Hm?', 'ann@example.org', 'send', '']
  const first = await place.run(['chat', '--plain'], said.join('\n'), env)
  expect(first.stdout).toContain('on its way to Jan')
  const second = await place.run(['chat', '--plain'], '', env)
  expect(second.stdout).toContain('the mail server did not take your message')
  expect(second.stdout).toContain('mailto:jan@fortifyinstitute.com')
})

test('a copy of what is kept has where it stands, and erasing leaves nothing of it', async () => {
  await using place = await KeptPlace.open()
  await using smtp = await LocalSmtp.start()
  const env = { SMTP_URL: smtp.url, MAIL_FROM: from }
  const lines = place.lines(env)
  await say(lines, 'human', 'Both in a week?', 'ann@example.org', 'send')
  await smtp.until(() => smtp.taken.length === 1)
  await lines.end()
  const kept = await place.run(['data', 'export', '--user', 'ann'], '', env)
  expect(JSON.parse(kept.stdout)).toMatchObject({
    handoffs: [{ state: 'delivered' }],
    outgoing: expect.arrayContaining([expect.objectContaining({ recipient: 'trainer' })]),
  })
  expect((await place.run(['data', 'erase', '--user', 'ann'], '', env)).stdout).toContain(
    '1 handoffs',
  )
  expect((await place.run(['handoffs'], '', env)).stdout).toBe('Nothing waits for the trainer.\n')
})
