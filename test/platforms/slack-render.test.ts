import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/slack/drawing/card.js'
import { renderAnswer } from '../../adapters/slack/drawing/render.js'
import { renderRetired } from '../../adapters/slack/drawing/retired.js'
import { canDie } from '../../src/conversation/live.js'
import type { Reply } from '../../src/conversation/reply.js'
import type { Answer } from '../../src/outbox/platform.js'
import { problemsOfMessage } from './slack-problems.js'
import { actionsIn, sketch } from './slack-reading.js'
import { allTalks, offered, talked, words } from './talks.js'

const draw = (replies: readonly Reply[]) =>
  renderAnswer(replies, words)
    .map(({ blocks }) => sketch(blocks))
    .join('\n======\n')

function last<T>(all: readonly T[]): T {
  const found = all.at(-1)
  if (found === undefined) throw new Error('There is nothing')
  return found
}

describe('an answer', () => {
  test('is one message: what is said, what is asked, and what can be tapped', async () => {
    const [hello] = await talked('hello')
    expect(draw(hello?.replies ?? [])).toMatchInlineSnapshot(`
      "Hello! I help you find the ISO/IEC 42001 certification that fits you. It takes two or three questions; pick an answer, or write in your own words.
      **What would you like to do with ISO/IEC 42001?**
      (at most 4 questions to go)
      [Understand what it is about] [Build or run an AI management system] [Audit AI management systems] [Both build and audit] [I'm not sure yet]
      [I don't know / skip] [Why do you ask?] [Ask the trainer]"
    `)
    expect(renderAnswer(hello?.replies ?? [], words)[0]?.text).toMatchInlineSnapshot(`
      "Hello! I help you find the ISO/IEC 42001 certification that fits you. It takes two or three questions; pick an answer, or write in your own words.
      What would you like to do with ISO/IEC 42001?
      at most 4 questions to go
      1. Understand what it is about
      2. Build or run an AI management system
      3. Audit AI management systems
      4. Both build and audit
      5. I'm not sure yet"
    `)
  })

  test('with more than five choices has a menu', async () => {
    expect(draw(last(await talked('hello', '[audit]')).replies)).toMatchInlineSnapshot(`
      "**Where are you starting from?**
      (at most 3 questions to go)
      <New to ISO standards | A compliance, security or AI background | Hands-on ISO management-system work | I hold ISO/IEC 42001 Foundation | I hold ISO/IEC 42001 Lead Implementer | I hold ISO/IEC 42001 Lead Auditor | I hold both lead certificates>
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
  })

  test('a recommendation: the headline, why, the steps, the notes', async () => {
    const answer = last(await talked('hello', '[audit]', '[iso]', '[later]', '[false]'))
    expect(draw(answer.replies)).toMatchInlineSnapshot(`
      "# Your path: Lead Implementer → Lead Auditor
      Whoever has built a system audits better. So Lead Implementer comes first, and Lead Auditor after it.
      1. **ISO/IEC 42001 Lead Implementer**: gap analysis, scope, AI risk and impact assessment, policies and controls, preparing for the certification audit, and continual improvement
      2. **ISO/IEC 42001 Lead Auditor**: audit principles and method, planning, conducting and reporting audits, and running an audit programme, on the basis of ISO 19011
      • Course and exam come first, and your experience record afterwards. For the full credential it shows 2 years in AI management and 1 year in a management role (by the trainer's figures; PECB confirms).
      • Lead Implementer, blended eLearning, starts 3 July. Please ask Jan to confirm the year.
      **What would change this:**
      • Foundation, with “Understand what it is about” for “Your goal”
      • Lead Implementer, with “Build or run an AI management system” for “Your goal”, or “Just one” for “One or several”
      • Lead Auditor, with “I hold ISO/IEC 42001 Lead Implementer” for “Where you start”, or “I audit now, or must soon” or “I've already built or run a management system” for “Your audit work”
      [Why this result?] [Change an answer] [Save this advice] [Put the course in my calendar] [Ask the trainer]
      ---
      **How much experience in AI management do you have so far?**
      [2 years or more, at least 1 of them in a management role] [2 years or more, none in a management role] [About 1 year] [None yet]
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
    expect(renderAnswer(answer.replies, words)[0]?.text).toMatchInlineSnapshot(`
      "Your path: Lead Implementer → Lead Auditor
      Whoever has built a system audits better. So Lead Implementer comes first, and Lead Auditor after it.
      1. ISO/IEC 42001 Lead Implementer: gap analysis, scope, AI risk and impact assessment, policies and controls, preparing for the certification audit, and continual improvement
      2. ISO/IEC 42001 Lead Auditor: audit principles and method, planning, conducting and reporting audits, and running an audit programme, on the basis of ISO 19011
      • Course and exam come first, and your experience record afterwards. For the full credential it shows 2 years in AI management and 1 year in a management role (by the trainer's figures; PECB confirms).
      • Lead Implementer, blended eLearning, starts 3 July. Please ask Jan to confirm the year.
      How much experience in AI management do you have so far?
      1. 2 years or more, at least 1 of them in a management role
      2. 2 years or more, none in a management role
      3. About 1 year
      4. None yet"
    `)
  })

  test('what would change the result stands beneath it under its heading', async () => {
    const answer = last(await talked('hello', '[audit]', '[iso]', '[later]', '[false]'))
    const replies = answer.replies.map((reply) =>
      reply.kind === 'recommendation'
        ? { ...reply, changes: 'What would change this:\n• Foundation, with less\n• More' }
        : reply,
    )
    expect(draw(replies)).toContain(
      '**What would change this:**\n• Foundation, with less\n• More\n[Why this result?]',
    )
  })

  test('the trainer is the first thing to tap where no course is advised', async () => {
    const answer = last(await talked('I hold both lead certificates and want to audit'))
    const [trainer] = answer.replies.filter(({ kind }) => kind === 'recommendation')
    expect(draw(trainer ? [trainer] : [])).toContain('[Ask the trainer (primary)]')
  })

  test('a mail is shown in full before it goes, and to be copied after', () => {
    const mail = { to: 'jan@example.org', subject: 'A & B', text: 'Hello *Jan*,\n\nHow long?' }
    const send = { label: 'Send', value: 'send', action: '1.d.send.AB' }
    const preview: Reply = {
      ...{ kind: 'preview', text: '', lead: 'As it will go:', mail, consent: 'You agree.' },
      offers: [send, { label: 'Cancel', value: 'cancel', action: '1.d.cancel.AB' }],
    }
    expect(draw([preview])).toMatchInlineSnapshot(`
      "As it will go:
      **To: **jan@example.org
      **Subject: **A & B
      > Hello *Jan*,
      > 
      > How long?
      You agree.
      [Send (primary)] [Cancel]"
    `)
    const mailto = 'mailto:jan@example.org?subject=A%20%26%20B&body=Hello%20*Jan*'
    const receipt: Reply = {
      ...{ kind: 'receipt', text: '', lead: 'It is ready.', reference: 'CP-1', mail, mailto },
      offers: [],
    }
    expect(draw([receipt])).toMatchInlineSnapshot(`
      "**Reference: CP-1**
      It is ready.
      **To: **jan@example.org
      **Subject: **A & B
      \`\`\`
      Hello *Jan*,

      How long?
      \`\`\`
      <mailto:jan@example.org?subject=A%20%26%20B&amp;body=Hello%20*Jan*|Open it in your mail program>"
    `)
    for (const odd of [
      '',
      'mailto:a@b.org|<!channel>',
      'http://a.b',
      `mailto:${'a'.repeat(4000)}`,
    ]) {
      expect(JSON.stringify(renderAnswer([{ ...receipt, mailto: odd }], words))).not.toContain(
        'mrkdwn',
      )
    }
  })

  test('a choice too long for its button stands in full above it, under its number', () => {
    const long = 'I have built or run a management system, of whatever kind, at some time or other'
    const question: Reply = {
      kind: 'question',
      question: 'q',
      fact: 'q',
      text: '',
      ask: 'What is it?',
      choices: [long, 'No'].map((label, at) => ({
        label,
        value: at,
        sets: {},
        action: `1.c.c${at}.AB`,
      })),
      offers: [],
    }
    expect(draw([question])).toMatchInlineSnapshot(`
      "**What is it?**
      1. I have built or run a management system, of whatever kind, at some time or other
      2. No
      [1. I have built or run a management system, of whatever kind, at some…] [2. No]"
    `)
  })
})

describe('what was sent before', () => {
  test('shows the answer in the place of the choices, and no button that is dead', async () => {
    const [hello, next] = (await talked('hello', '[audit]')) as [Answer, Answer]
    const tapped = offered(hello.replies, 'audit')
    const [message] = renderRetired(hello.replies, next.view, words, tapped)
    expect(sketch(message?.blocks ?? [])).toMatchInlineSnapshot(`
      "Hello! I help you find the ISO/IEC 42001 certification that fits you. It takes two or three questions; pick an answer, or write in your own words.
      **What would you like to do with ISO/IEC 42001?**
      ✓ Audit AI management systems"
    `)
    expect(renderRetired(hello.replies, next.view, words)).toEqual([message])
  })

  test('stays as it is while the question waits', async () => {
    const [hello, why] = (await talked('hello', 'why')) as [Answer, Answer]
    expect(renderRetired(hello.replies, why.view, words)).toEqual([null])
    expect(renderRetired(why.replies, why.view, words)).toEqual([null])
  })

  test('a question that was skipped loses its buttons alone', async () => {
    const [hello, next] = (await talked('hello', 'skip')) as [Answer, Answer]
    const [message] = renderRetired(hello.replies, next.view, words)
    expect(sketch(message?.blocks ?? [])).toBe(
      `${(hello.replies[0] as Reply).text}\n**What would you like to do with ISO/IEC 42001?**`,
    )
  })

  test('a preview keeps the mail and loses its buttons', async () => {
    const answers = await talked('human', 'How long is it?', 'ann@example.org', 'cancel')
    const [preview, cancelled] = answers.slice(-2) as [Answer, Answer]
    const [message] = renderRetired(preview.replies, cancelled.view, words)
    expect(actionsIn(message?.blocks ?? [])).toEqual([])
    expect(sketch(message?.blocks ?? [])).toContain('> Question: How long is it?')
  })

  test('only what can die is worth remembering', async () => {
    const answers = await talked('hello', '[audit]', '[iso]', '[later]', '[false]', 'skip')
    expect(answers.map(({ replies, view }) => canDie(replies, view.live))).toEqual([
      ...[true, true, true, true, true],
      false,
    ])
    const { replies, view } = last(await talked('hello', 'data'))
    expect(canDie([{ kind: 'error', text: 'no' }], view.live)).toBe(false)
    expect(canDie(replies, view.live)).toBe(true)
  })
})

test('a card shows what was answered above what is asked now', async () => {
  const [hello, next] = (await talked('hello', '[audit]')) as [Answer, Answer]
  const [card] = renderCard(hello.replies, next.replies, next.view, words)
  expect(
    sketch(card?.blocks ?? [])
      .split('\n')
      .slice(0, 2),
  ).toEqual([
    '(What would you like to do with ISO/IEC 42001? ✓ Audit AI management systems)',
    '**Where are you starting from?**',
  ])
  const [fresh] = renderCard([], hello.replies, hello.view, words, { bot: 'UBOT' })
  const [direct] = renderAnswer(hello.replies, words)
  expect(fresh?.text).toBe(direct?.text)
  expect(fresh?.blocks.slice(0, -1)).toEqual(direct?.blocks)
  expect(fresh?.blocks.at(-1)).toEqual({
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: 'Only you can see this. You can also go on in your direct messages with <@UBOT>.',
        verbatim: true,
      },
    ],
  })
})

test('every talk is drawn within the limits of Slack, in one message a turn, then and later', async () => {
  for (const talk of await allTalks()) {
    talk.forEach(({ replies, view }, at) => {
      const sent = renderAnswer(replies, words)
      expect(sent.length).toBe(1)
      expect(sent.flatMap(problemsOfMessage)).toEqual([])
      for (const before of talk.slice(Math.max(0, at - 3), at)) {
        const retired = renderRetired(before.replies, view, words)
        expect(retired.length).toBe(renderAnswer(before.replies, words).length)
        expect(retired.flatMap((message) => (message ? problemsOfMessage(message) : []))).toEqual(
          [],
        )
      }
      const card = renderCard(talk[at - 1]?.replies ?? [], replies, view, words)
      expect(card.flatMap(problemsOfMessage)).toEqual([])
    })
  }
})
