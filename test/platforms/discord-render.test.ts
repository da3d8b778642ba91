import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/discord/drawing/card.js'
import { renderAnswer } from '../../adapters/discord/drawing/render.js'
import { renderRetired } from '../../adapters/discord/drawing/retired.js'
import type { ChoiceOffer, QuestionReply, Reply } from '../../src/conversation/reply.js'
import { problemsOfMessage, problemsOfRedrawn } from './discord-problems.js'
import { sketch } from './discord-reading.js'
import { allTalks, talked, words } from './talks.js'

const draw = (replies: readonly Reply[]) => sketch(renderAnswer(replies, words))

function last<T>(all: readonly T[]): T {
  const found = all.at(-1)
  if (found === undefined) throw new Error('There is nothing')
  return found
}

const offer = (label: string, value: string) => ({ label, value, action: `1.d.${value}.AB` })

const mail = { to: 'jan@example.org', subject: 'A & B', text: 'Hello *Jan*,\n\nHow long?' }

const preview: Reply = {
  ...{ kind: 'preview', text: '', lead: 'As it will go:', mail, consent: 'You agree.' },
  offers: [offer('Send', 'send'), offer('Cancel', 'cancel')],
}

const receipt: Reply = {
  ...{ kind: 'receipt', text: '', lead: 'It is ready.', reference: 'CP-1', mail, offers: [] },
  mailto: 'mailto:jan@example.org?subject=A%20%26%20B&body=Hello%20*Jan*',
}

function question(labels: readonly string[]): QuestionReply {
  return {
    ...{ kind: 'question', question: 'q', fact: 'q', text: '', ask: 'What is it?', offers: [] },
    choices: labels.map((label, at) => ({
      ...{ label, value: at, sets: {}, action: `1.c.c${at}.AB` },
    })),
  }
}

describe('an answer', () => {
  test('is one message: what is said, what is asked, and what can be tapped', async () => {
    const [hello] = await talked('hello')
    expect(draw(hello?.replies ?? [])).toMatchInlineSnapshot(`
      "Hello! I help you find the ISO/IEC 42001 certification that fits you. It takes two or three questions; pick an answer, or write in your own words.
      **What would you like to do with ISO/IEC 42001?**
      -# at most 4 questions to go
      [Understand what it is about (primary)] [Build or run an AI management system (primary)] [Audit AI management systems (primary)] [Both build and audit (primary)] [I'm not sure yet (primary)]
      [I don't know / skip] [Why do you ask?] [Ask the trainer]"
    `)
  })

  test('with more than five choices has a menu', async () => {
    expect(draw(last(await talked('hello', '[audit]')).replies)).toMatchInlineSnapshot(`
      "**Where are you starting from?**
      -# at most 3 questions to go
      <New to ISO standards | A compliance, security or AI background | Hands-on ISO management-system work | I hold ISO/IEC 42001 Foundation | I hold ISO/IEC 42001 Lead Implementer | I hold ISO/IEC 42001 Lead Auditor | I hold both lead certificates>
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
  })

  test('a recommendation: the headline, why, the steps, the notes', async () => {
    const answer = last(await talked('hello', '[audit]', '[iso]', '[later]', '[false]'))
    expect(draw(answer.replies)).toMatchInlineSnapshot(`
      "| ## **Your path: Lead Implementer → Lead Auditor**
      | Whoever has built a system audits better. So Lead Implementer comes first, and Lead Auditor after it.
      | 1. **ISO/IEC 42001 Lead Implementer**: gap analysis, scope, AI risk and impact assessment, policies and controls, preparing for the certification audit, and continual improvement
      | 2. **ISO/IEC 42001 Lead Auditor**: audit principles and method, planning, conducting and reporting audits, and running an audit programme, on the basis of ISO 19011
      | - Course and exam come first, and your experience record afterwards. For the full credential it shows 2 years in AI management and 1 year in a management role (by the trainer's figures; PECB confirms).
      | - Lead Implementer, blended eLearning, starts 3 July. Please ask Jan to confirm the year.
      | **What would change this:**
      | - Foundation, with “Understand what it is about” for “Your goal”
      | - Lead Implementer, with “Build or run an AI management system” for “Your goal”, or “Just one” for “One or several”
      | - Lead Auditor, with “I hold ISO/IEC 42001 Lead Implementer” for “Where you start”, or “I audit now, or must soon” or “I've already built or run a management system” for “Your audit work”
      | [Why this result?] [Change an answer] [Save this advice] [Put the course in my calendar] [Ask the trainer]
      **How much experience in AI management do you have so far?**
      [2 years or more, at least 1 of them in a management role (primary)] [2 years or more, none in a management role (primary)] [About 1 year (primary)] [None yet (primary)]
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
  })

  test('the trainer is the first thing to tap where no course is advised', async () => {
    const answer = last(await talked('I hold both lead certificates and want to audit'))
    const [trainer] = answer.replies.filter(({ kind }) => kind === 'recommendation')
    expect(draw(trainer ? [trainer] : [])).toContain('[Ask the trainer (primary)]')
  })

  test('a mail is shown in full before it goes, and to be copied after', () => {
    expect(draw([preview])).toMatchInlineSnapshot(`
      "As it will go:
      **To**: jan@example.org
      **Subject**: A & B
      > Hello \\*Jan\\*,
      > 
      > How long?
      You agree.
      [Send (success)] [Cancel]"
    `)
    expect(draw([receipt])).toMatchInlineSnapshot(`
      "**Reference: CP-1**
      It is ready.
      **To**: jan@example.org
      **Subject**: A & B
      \`\`\`
      Hello *Jan*,

      How long?
      \`\`\`
      **Open it in your mail program**
      \`\`\`
      mailto:jan@example.org?subject=A%20%26%20B&body=Hello%20*Jan*
      \`\`\`"
    `)
  })

  test('what would end a block to be copied is no such block', () => {
    const text = 'Hello,\n```\n@everyone\n'
    expect(draw([{ ...receipt, mail: { ...mail, text } }])).toContain(
      '> Hello,\n> \\`\\`\\`\n> \\@everyone\n',
    )
  })

  test('a link that does not fit is left out, as half of one opens nothing', () => {
    const long = { ...receipt, mailto: `mailto:${'a'.repeat(4000)}` }
    expect(draw([long])).not.toContain('mailto:')
  })

  test('what a slash command says stands small beneath it, and a file below', () => {
    const text: Reply = {
      kind: 'text',
      text: 'Write:\n• why\n• back',
      slash: 'After /certpath you can put start.',
      file: { name: 'my advice.md', type: 'text/markdown', content: '# Advice' },
      offers: [offer('Erase everything', 'erase-now')],
    }
    expect(draw([text])).toMatchInlineSnapshot(`
      "Write:
      - why
      - back
      -# After /certpath you can put start.
      {attachment://my-advice.md}
      [Erase everything (danger)]"
    `)
    expect(renderAnswer([text, text], words)[0]?.files.map(({ name }) => name)).toEqual([
      'my-advice.md',
      'my-advice-2.md',
    ])
  })

  test('a choice too long for its button stands in full above it, under its number', () => {
    const long =
      'I have built or run a management system, of whatever kind, at some time or other, twice'
    expect(draw([question([long, 'No'])])).toMatchInlineSnapshot(`
      "**What is it?**
      1\\. I have built or run a management system, of whatever kind, at some time or other, twice
      2\\. No
      [1. I have built or run a management system, of whatever kind, at some time or… (primary)] [2. No (primary)]"
    `)
  })

  test('a choice that Discord would not give back has a number to be typed, and no button', () => {
    const asked = question(['Yes', 'No'])
    const [yes, no] = asked.choices as [ChoiceOffer, ChoiceOffer]
    const long = { ...yes, action: `1.c.${'y'.repeat(100)}.AB` }
    expect(draw([{ ...asked, choices: [long, no] }])).toMatchInlineSnapshot(`
      "**What is it?**
      1\\. Yes
      2\\. No
      [2. No (primary)]"
    `)
  })
})

test('every talk is drawn within the limits of Discord, in one message a turn, then and later', async () => {
  for (const talk of await allTalks()) {
    talk.forEach(({ replies, view }, at) => {
      const sent = renderAnswer(replies, words)
      expect(sent.length).toBe(1)
      expect(sent.flatMap(problemsOfMessage)).toEqual([])
      for (const before of talk.slice(Math.max(0, at - 3), at)) {
        const [first] = renderAnswer(before.replies, words)
        const [message] = renderRetired(before.replies, [], view, words)
        if (first && message) expect(problemsOfRedrawn(message, first)).toEqual([])
      }
      const previous = talk[at - 1]?.replies ?? []
      const { messages } = renderCard({ above: [], previous, replies, view, words })
      expect(messages.slice(-1).flatMap(problemsOfMessage)).toEqual([])
    })
  }
})
