import { describe, expect, test } from 'vitest'
import { renderAnswer } from '../../adapters/discord/drawing/render.js'
import type { Reply } from '../../src/conversation/reply.js'
import { problemsOfMessage } from './discord-problems.js'
import { sketch } from './discord-reading.js'
import { allTalks, offered, talked, words } from './talks.js'

const draw = (replies: readonly Reply[]) => sketch(renderAnswer(replies, words))

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
      | - Lead Implementer, with “Build or run an AI management system” for “Your goal” or “Just one” for “One or several”
      | - Foundation → Lead Implementer → Lead Auditor, with “New to ISO standards” for “Where you start”
      | [Why this result?] [What would change this?] [Change an answer]
      | [Save this advice] [Put the course in my calendar] [Ask the trainer]
      **How much experience in AI management do you have so far?**
      [2 years or more, at least 1 of them in a management role (primary)] [2 years or more, none in a management role (primary)] [About 1 year (primary)] [None yet (primary)]
      [I don't know / skip] [Back] [Why do you ask?] [Ask the trainer]"
    `)
  })
})

test('every talk is drawn within the limits of Discord, in one message a turn, then and later', async () => {
  for (const talk of await allTalks()) {
    talk.forEach(({ replies, view }, at) => {
      const sent = renderAnswer(replies, words)
      expect(sent.length).toBe(1)
      expect(sent.flatMap(problemsOfMessage)).toEqual([])
    })
  }
})
