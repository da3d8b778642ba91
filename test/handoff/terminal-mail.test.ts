/** From the question in the terminal to the mail server, with the program as it is built. */
import { expect, test } from 'vitest'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { type AnswerLine, type Lines, Place } from '../stage/program.js'

const from = 'bot@certpath.test'

async function say(lines: Lines, ...texts: readonly string[]): Promise<AnswerLine> {
  let last: AnswerLine | undefined
  for (const text of texts)
    last = await lines.ask({ id: `${text} ${Math.random()}`, user: 'ann', text })
  if (!last) throw new Error('Nothing was said')
  return last
}

test('a confirmed hand-off is a mail to the trainer, and the status says so', async () => {
  using place = new Place()
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
