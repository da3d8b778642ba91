import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeModal,
  readChangeModal,
  renderChangeModal,
} from '../../adapters/slack/drawing/change-modal.js'
import { changeButton, renderHome } from '../../adapters/slack/drawing/home.js'
import type { FormQuestion } from '../../src/conversation/form.js'
import type { Standing } from '../../src/conversation/standing.js'
import { problemsOfView } from './slack-problems.js'
import { elementsIn, shownIn, sketch } from './slack-reading.js'
import { talked, words } from './talks.js'

const offers = [
  { label: 'Ask the trainer', value: 'human', action: '1.d.human.AB' },
  { label: 'Start afresh', value: 'restart', action: '1.d.restart.AB' },
]

const form: readonly FormQuestion[] = [
  {
    question: 'goal',
    name: 'Your goal',
    ask: 'What would you like to do?',
    choices: [
      { id: 'build', label: 'Build' },
      { id: 'audit', label: 'Audit' },
    ],
    chosen: 'audit',
  },
  {
    question: 'start',
    name: 'Where you start',
    ask: 'Where are you starting from?',
    choices: [
      { id: 'new', label: 'New to it' },
      { id: 'old', label: `Not new to it at all, ${'very '.repeat(12)}experienced` },
    ],
    chosen: null,
  },
]

const standing: Standing = {
  isNew: true,
  title: 'Which one fits you?',
  summary: 'Hello!',
  statements: [],
  question: null,
  recommendation: null,
  form: [],
  offers,
}

describe('the home page', () => {
  test('greets new people and asks the first question', async () => {
    const [hello] = await talked('hello')
    const question = hello?.replies.find(({ kind }) => kind === 'question')
    const home = renderHome(
      { ...standing, question: question?.kind === 'question' ? question : null },
      words,
    )
    expect(home.type).toBe('home')
    expect(sketch(home.blocks)).toMatchInlineSnapshot(`
      "# Which one fits you?
      Hello!
      **What would you like to do with ISO/IEC 42001?**
      (at most 4 questions to go)
      [Understand what it is about] [Build or run an AI management system] [Audit AI management systems] [Both build and audit] [I'm not sure yet]
      [Ask the trainer] [Start afresh]"
    `)
  })

  test('shows others what is advised and what is known, and lets them change it', async () => {
    const answers = await talked('hello', '[audit]', '[iso]', '[later]', '[false]')
    const found = answers.at(-1)?.replies.find(({ kind }) => kind === 'recommendation')
    const home = renderHome(
      {
        ...standing,
        isNew: false,
        title: 'Where you stand',
        recommendation: found?.kind === 'recommendation' ? found : null,
        statements: [{ name: 'goal', value: 'audit *AI*', origin: 'chosen' }],
        form,
      },
      words,
    )
    expect(sketch(home.blocks)).toMatchInlineSnapshot(`
      "# Where you stand
      # Your path: Lead Implementer → Lead Auditor
      Whoever has built a system audits better. So Lead Implementer comes first, and Lead Auditor after it.
      1. **ISO/IEC 42001 Lead Implementer**: gap analysis, scope, AI risk and impact assessment, policies and controls, preparing for the certification audit, and continual improvement
      2. **ISO/IEC 42001 Lead Auditor**: audit principles and method, planning, conducting and reporting audits, and running an audit programme, on the basis of ISO 19011
      [Why this result?] [What would change this?] [Save this advice] [Put the course in my calendar]
      **What you told me**
      • goal: audit *AI* (chosen)
      [Change an answer]
      [Ask the trainer] [Start afresh]"
    `)
    expect(elementsIn(home.blocks).map((element) => element.action_id)).toContain(changeButton)
    expect(problemsOfView(home)).toEqual([])
  })

  test('has an end', () => {
    const long = 'word '.repeat(8000)
    const statements = Array.from({ length: 300 }, () => ({ name: long, value: 'x', origin: 'y' }))
    const home = renderHome({ ...standing, isNew: false, title: long, statements, form }, words)
    expect(problemsOfView(home)).toEqual([])
  })
})

describe('the form with all answers', () => {
  test('shows each question with what is chosen, and long choices in full', () => {
    const view = renderChangeModal({ form }, words, 'kept')
    expect(view.callback_id).toBe(changeModal)
    expect(view.private_metadata).toBe('kept')
    expect(view.title.text).toBe('Change an answer')
    expect(problemsOfView(view)).toEqual([])
    expect(sketch(view.blocks)).toMatchInlineSnapshot(`
      "What would you like to do?

      Build
      Audit
      **Where are you starting from?**
      1. New to it
      2. Not new to it at all, very very very very very very very very very very very very experienced
      Where you start

      1. New to it
      2. Not new to it at all, very very very very very very very very very…"
    `)
    expect(elementsIn(view.blocks).map(({ initial_option: option }) => option)).toEqual([
      { text: { type: 'plain_text', text: 'Audit', emoji: false }, value: 'audit' },
      undefined,
    ])
  })

  test('is read as what was chosen, by question', () => {
    const { blocks } = renderChangeModal({ form }, words, '')
    const values = Object.fromEntries(
      blocks.flatMap((block) =>
        block.type === 'input'
          ? [
              [
                block.block_id,
                {
                  [block.element.action_id]: {
                    type: 'static_select',
                    selected_option: block.element.initial_option ?? null,
                  },
                },
              ],
            ]
          : [],
      ),
    )
    expect(readChangeModal(values)).toEqual({ goal: 'audit' })
    for (const odd of [null, undefined, 1, 'x', [], { a: null }, { a: { b: 1 } }]) {
      expect(readChangeModal(odd)).toEqual({})
    }
  })

  test('keeps within the limits, and loses no word', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        '<!channel> &lt; *x*',
        'a'.repeat(5000),
        'word '.repeat(800),
        '漢'.repeat(76),
      ),
      fc.string({ unit: 'grapheme' }),
    )
    const question = fc.record({
      name: text,
      ask: text,
      choices: fc.array(text, { maxLength: 130 }),
    })
    fc.assert(
      fc.property(fc.array(question, { maxLength: 8 }), (asked) => {
        const all = asked.map(
          ({ choices, ...rest }, at): FormQuestion => ({
            ...rest,
            question: `q${at}`,
            choices: choices.map((label, which) => ({ id: `c${which}`, label })),
            chosen: 'c1',
          }),
        )
        const view = renderChangeModal({ form: all }, words, '')
        expect(problemsOfView(view)).toEqual([])
        const shown = bare(shownIn(view.blocks))
        const drawn = view.blocks.flatMap((block) =>
          block.type === 'input' ? [block.block_id] : [],
        )
        for (const { question: id, ask, choices } of all) {
          if (!drawn.some((block) => block.endsWith(`.${id}`))) continue
          const lost = [ask, ...choices.map(({ label }) => label)].filter(
            (words) => !shown.includes(bare(words)),
          )
          expect(lost).toEqual([])
        }
      }),
    )
  })
})

const bare = (words: string) => words.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
