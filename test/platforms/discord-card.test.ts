/** What is shown of an answer later on, and in whose place the next one stands. */
import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/discord/drawing/card.js'
import { renderAnswer } from '../../adapters/discord/drawing/render.js'
import { renderRetired } from '../../adapters/discord/drawing/retired.js'
import type { Reply } from '../../src/conversation/reply.js'
import type { Answer } from '../../src/outbox/platform.js'
import { actionsIn, sketch } from './discord-reading.js'
import { offered, talked, words } from './talks.js'

const receipt: Reply = {
  ...{ kind: 'receipt', text: '', lead: 'It is ready.', reference: 'CP-1', offers: [] },
  mail: { to: 'jan@example.org', subject: 'A', text: 'Hello' },
  mailto: 'mailto:jan@example.org',
}

describe('what was sent before', () => {
  test('shows the answer in the place of the choices, and no button that is dead', async () => {
    const [hello, next] = (await talked('hello', '[audit]')) as [Answer, Answer]
    const tapped = offered(hello.replies, 'audit')
    const [message] = renderRetired(hello.replies, [], next.view, words, tapped)
    expect(sketch(message ? [message] : [])).toMatchInlineSnapshot(`
      "Hello! I help you find the ISO/IEC 42001 certification that fits you. It takes two or three questions; pick an answer, or write in your own words.
      **What would you like to do with ISO/IEC 42001?**
      ✓ Audit AI management systems"
    `)
    expect(renderRetired(hello.replies, [], next.view, words)).toEqual([message])
  })

  test('stays as it is while the question waits', async () => {
    const [hello, why] = (await talked('hello', 'why')) as [Answer, Answer]
    expect(renderRetired(hello.replies, [], why.view, words)).toEqual([null])
    expect(renderRetired(why.replies, [], why.view, words)).toEqual([null])
  })

  test('a question that was skipped loses its buttons alone', async () => {
    const [hello, next] = (await talked('hello', 'skip')) as [Answer, Answer]
    const [message] = renderRetired(hello.replies, [], next.view, words)
    expect(sketch(message ? [message] : [])).toBe(
      `${(hello.replies[0] as Reply).text}\n**What would you like to do with ISO/IEC 42001?**`,
    )
  })

  test('a preview keeps the mail and loses its buttons', async () => {
    const answers = await talked('human', 'How long is it?', 'ann@example.org', 'cancel')
    const [before, cancelled] = answers.slice(-2) as [Answer, Answer]
    const [message] = renderRetired(before.replies, [], cancelled.view, words)
    expect(actionsIn(message ? [message] : [])).toEqual([])
    expect(sketch(message ? [message] : [])).toContain('> Question: How long is it?')
  })

  test('is redrawn without its file, which it has already', async () => {
    const [hello, next] = (await talked('hello', '[audit]')) as [Answer, Answer]
    const file = { name: 'a.md', type: 'text/markdown', content: 'A' }
    const text: Reply = { kind: 'text', text: 'Here.', offers: [], file }
    const [message] = renderRetired([text, ...hello.replies], [], next.view, words)
    expect(message?.files).toEqual([])
    expect(sketch(message ? [message] : [])).toContain('{attachment://a.md}')
  })
})

describe('an answer in the place of what was tapped', () => {
  test('stands below a quiet line for each question that was answered there', async () => {
    const talk = ['hello', '[audit]', '[iso]', '[later]']
    const answers = await talked(...talk)
    let above: readonly string[] = []
    let card = ''
    answers.slice(1).forEach(({ replies, view }, at) => {
      const previous = answers[at]?.replies ?? []
      const tapped = offered(previous, talk[at + 1]?.slice(1, -1) ?? '')
      const drawn = renderCard({ above, previous, replies, view, words, tapped })
      above = drawn.above
      card = sketch(drawn.messages)
    })
    expect(card).toMatchInlineSnapshot(`
      "-# What would you like to do with ISO/IEC 42001? ✓ Audit AI management systems
      -# Where are you starting from? ✓ Hands-on ISO management-system work
      -# How close is auditing for you? ✓ Neither yet
      **Is there time or budget for just one certification for now?**
      -# the last question
      [Just one (primary)] [More than one is fine (primary)]
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
    expect(above).toHaveLength(3)
  })

  test('is the same without a line where none was answered', async () => {
    const [hello, why] = (await talked('hello', 'why')) as [Answer, Answer]
    const { replies, view } = why
    expect(renderCard({ above: [], previous: hello.replies, replies, view, words })).toEqual({
      messages: renderAnswer(replies, words),
      above: [],
    })
  })

  test('has as many of the last lines as leave it one message', async () => {
    const [hello] = (await talked('hello')) as [Answer]
    const { view } = hello
    const above = Array.from({ length: 40 }, (_, at) => `${at + 1} ${'word '.repeat(38)}`)
    const long: Reply = { kind: 'text', text: 'x'.repeat(3000), offers: [] }
    const card = renderCard({ above, previous: [], replies: [long], view, words })
    expect(card.messages).toHaveLength(1)
    expect(card.above).toEqual(above.slice(-5))
  })

  test('leaves a recommendation that holds, and stands below it', async () => {
    const answers = await talked('hello', '[audit]', '[iso]', '[later]', '[false]', '[about-one]')
    const [advised, noted] = answers.slice(-2) as [Answer, Answer]
    const tapped = offered(advised.replies, 'about-one')
    const above = ['Before ✓ Yes']
    const { replies, view } = noted
    const previous = advised.replies
    const card = renderCard({ above, previous, replies, view, words, tapped })
    expect(card.above).toEqual([])
    expect(card.messages.slice(1)).toEqual(renderAnswer(replies, words))
    const old = sketch(card.messages.slice(0, 1))
    expect(old).toContain('-# Before ✓ Yes')
    expect(old).toContain('Your path: Lead Implementer → Lead Auditor')
    expect(old).toContain('✓ About 1 year')
    expect(old).not.toContain('[About 1 year')
  })

  test('leaves a file and a mail that are still needed', async () => {
    const [hello] = (await talked('hello')) as [Answer]
    const { replies, view } = hello
    const file = { name: 'a.md', type: 'text/markdown', content: 'A' }
    const withFile: Reply = { kind: 'text', text: 'Here.', offers: [], file }
    for (const previous of [[receipt], [withFile]]) {
      const card = renderCard({ above: [], previous, replies, view, words })
      expect(card.messages).toHaveLength(2)
      expect(card.messages[0]?.files).toEqual([])
    }
  })

  test('says where else the talk may go on, where the person alone sees it', async () => {
    const [hello] = (await talked('hello')) as [Answer]
    const place = { bot: '42', closed: false }
    const [card] = renderCard({ ...hello, above: [], previous: [], words, place }).messages
    expect(card?.components.at(-1)).toEqual({
      type: 10,
      content: expect.stringMatching(/^-# .*<@42>/),
    })
  })
})
