/** What people write in Slack, and what is written back: read as meant, and shown as it is. */
import { describe, expect, test } from 'vitest'
import { slackPeople } from '../stage/slack-people.js'

/** None waits for another: Slack takes a message a second of each conversation. */
const people = slackPeople()

const hostile = [
  '<!channel> <!here> <!everyone>',
  'ask <@U2> and <#C1|general>',
  '*bold* _it_ ~gone~ `code` ```block```',
  '&lt;b&gt; &amp;amp; <script>',
  '> quoted\n> twice',
  ':tada: https://example.org?a=1&b=2',
  '\u202egnirts siht daer',
]

describe.concurrent('the question to the trainer', () => {
  test.each(hostile)('is shown as it was written: %s', async (question) => {
    const ada = people.newcomer()
    await ada.writes('human')
    await ada.sees(/What would you like to ask Jan/)
    await ada.writes(question)
    await ada.sees(/At which e-mail address/)
    await ada.writes('ada@example.org')
    await ada.sees(/exactly as it will go/)
    await ada.taps('Send')
    await ada.sees(/ready under the reference/)
    for (const { text, user } of ada.dm)
      if (user !== ada.id) expect(text).not.toMatch(/<[!@#]|(?<!\u2060)`/)
    expect(mrkdwnIn(ada.dm.filter(({ user }) => user !== ada.id))).toEqual([
      expect.stringMatching(/^<mailto:[^<>|]+\|[^<>]+>$/),
    ])
  })
})

test.concurrent('nothing that was written mentions anybody when it is said back', async () => {
  const ada = people.newcomer()
  for (const text of hostile) {
    const before = ada.dm.length
    await ada.writes(text)
    await people.slack.until(() => ada.dm.length >= before + 2)
  }
  expect(mrkdwnIn(ada.dm.filter(({ user }) => user !== ada.id))).toEqual([])
})

test.concurrent('a text that is too long is read up to a point, and that is said', async () => {
  const ada = people.newcomer()
  await ada.writes(`I want to audit AI systems. ${'x'.repeat(4_001)}`)
  const answer = await ada.sees(/That was a long message/)
  expect(answer).toContain('Noted: goal: audit')
})

test.concurrent.each([
  ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
  ['my address is <mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
  ['<mailto:ada@example.org>', 'ada@example.org'],
  ['<mailto:ada_b@mail.example.org|ada_b@mail.example.org>.', 'ada_b@mail.example.org'],
])('an address as Slack writes it is read: %s', async (written, address) => {
  const ada = people.newcomer()
  await ada.writes('human')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes('When is the next course?')
  await ada.sees(/At which e-mail address/)
  await ada.sends(written)
  await ada.sees(new RegExp(`Answer to: ${address}\n`))
})

test.concurrent('links in a question to the trainer are read as the links they are', async () => {
  const ada = people.newcomer()
  await ada.writes('human')
  await ada.sees(/What would you like to ask Jan/)
  await ada.sends('is <https://example.org/aims?a=1&amp;b=2> for me, or <https://iso.org|iso.org>?')
  await ada.sees(/At which e-mail address/)
  await ada.writes('skip')
  await ada.sees(/Question: is https:\/\/example\.org\/aims\?a=1&b=2 for me, or iso\.org\?/)
})

describe.concurrent('a notification', () => {
  test('reads as the message does', async () => {
    const ada = people.newcomer()
    await ada.writes('hello')
    await ada.sees(/What would you like to do/)
    const [, hello] = ada.dm
    expect(hello?.text).toMatch(/^Hello! I help you find the ISO\/IEC 42001 certification/)
    expect(hello?.text).toContain('1. Understand what it is about')
    await ada.taps('Audit AI management systems')
    await ada.sees(/✓ Audit AI/)
    await ada.sees(/Where are you starting from/)
    expect(ada.dm.at(-1)?.text).toMatch(/^Where are you starting from\?\n/)
  })
})

/** All that Slack reads for markup and mentions. */
function mrkdwnIn(messages: readonly { readonly blocks?: readonly unknown[] }[]): string[] {
  const found: string[] = []
  JSON.stringify(messages, (_, value) => {
    if (value?.type === 'mrkdwn') found.push(String(value.text))
    return value
  })
  return found
}
