/** Whatever is in a reply, all of it is shown, as words, within the limits of Discord. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/discord/drawing/card.js'
import { readChangeModal, renderChangeModal } from '../../adapters/discord/drawing/change-modal.js'
import { actionIn, customIdOf } from '../../adapters/discord/drawing/custom-id.js'
import { escaped } from '../../adapters/discord/drawing/escape.js'
import { marked } from '../../adapters/discord/drawing/message.js'
import { renderAnswer } from '../../adapters/discord/drawing/render.js'
import { renderRetired } from '../../adapters/discord/drawing/retired.js'
import { clean, isBlank } from '../../src/conversation/clean.js'
import { isLive } from '../../src/conversation/live.js'
import type { Reply } from '../../src/conversation/reply.js'
import { readMarkdown } from './discord-markdown.js'
import { problemsOfMessage, problemsOfModal, problemsOfRedrawn } from './discord-problems.js'
import { actionsIn, shownIn } from './discord-reading.js'
import { live, replies, tappableIn, text, textsOf, viewWith } from './hostile-replies.js'
import { words } from './talks.js'

const runs = { numRuns: 60 }

/** Markup on its own, and side by side. */
const markup = fc
  .array(
    fc.constantFrom(
      ...['*', '**', '_', '__', '~~', '||', '`', '```', '\\', '<', '>', '[', '](', ')', '@', '#'],
      ...[
        'everyone',
        'here',
        '<@1>',
        '<t:1>',
        'http',
        '://',
        ':',
        'x',
        'a b',
        '\n',
        ' ',
        '-',
        '-#',
      ],
      ...['1.', '1', '.', '+', '• ', '>>> ', '> ', '# ', '¯\\_(ツ)_/¯', 'é', '👍🏽', '\u200b'],
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''))

describe('a text', () => {
  test('is read as it was written, and nothing in it does anything', () => {
    const isReadAsWritten = (raw: string) => {
      const words = clean(raw)
      expect(readMarkdown(escaped(words))).toEqual({ text: words, marks: [] })
    }
    fc.assert(fc.property(markup, isReadAsWritten), { numRuns: 2000 })
    fc.assert(fc.property(text, isReadAsWritten), runs)
  })

  test('that needs no escaping is left alone', () => {
    const plain =
      'You bring 2.5 years (ann@example.org): that is enough, isn’t it? Lead → 50 % & more'
    expect(escaped(plain)).toBe(plain)
  })

  test('is read for what it would do, if it were not escaped', () => {
    for (const [source, mark] of [
      ['*a*', 'slanted'],
      ['a\n# b', 'heading'],
      ['-# b', 'small'],
      ['  - b', 'list'],
      ['12. b', 'list'],
      ['> b', 'quotation'],
      ['<@1>', 'mention or time'],
      ['@here', 'everyone'],
      ['https://a.b', 'link'],
      ['[a](https://a.b)', 'named link'],
      ['||a||', 'hidden'],
      ['```\na\n```', 'code block'],
      [':smile:', 'emoji'],
    ] as const) {
      expect(readMarkdown(source).marks).toContain(mark)
    }
  })
})

/** Spaces may become others; a bullet becomes that of a list, which is not read as a word. */
const bare = (words: string) => clean(words).replace(/[\s•]/gu, '')

/** What is shown of a reply in Discord beside what is shown of it everywhere. */
function moreTexts(one: Reply): string[] {
  if (one.kind === 'text') return [one.slash ?? '']
  return []
}

describe('whatever is in a reply', () => {
  test('nothing is over a limit and nothing is markup', () => {
    fc.assert(
      fc.property(replies, (all) => {
        expect(renderAnswer(all, words).flatMap(problemsOfMessage)).toEqual([])
      }),
      runs,
    )
  })

  test('every word is shown, and everything can be tapped that Discord would give back', () => {
    fc.assert(
      fc.property(replies, (all) => {
        const messages = renderAnswer(all, words)
        const shown = bare(shownIn(messages))
        const offered = all.flatMap(tappableIn)
        const parts = all.flatMap((one) => [...textsOf(one), ...moreTexts(one)])
        for (const part of [...parts, ...offered.map(({ label }) => label)]) {
          if (!isBlank(clean(part)) && !shown.includes(bare(part))) {
            expect(shown).toContain(bare(part))
          }
        }
        expect(actionsIn(messages)).toEqual(
          offered.map(({ action }) => action).filter((action) => action.length < 80),
        )
      }),
      runs,
    )
  })

  test('a file goes along as it is', () => {
    fc.assert(
      fc.property(replies, (all) => {
        const files = renderAnswer(all, words).flatMap((message) => message.files)
        expect(files.map(({ content }) => content)).toEqual(
          all.flatMap((one) => (one.kind === 'text' && one.file ? [one.file.content] : [])),
        )
      }),
      runs,
    )
  })

  test('later it is the same messages without what is dead', () => {
    fc.assert(
      fc.property(replies, live, (all, now) => {
        const sent = renderAnswer(all, words)
        const retired = renderRetired(all, [], viewWith(now), words)
        expect(retired.length).toBe(sent.length)
        sent.forEach((before, at) => {
          const message = retired[at] ?? before
          expect(actionsIn([message]).filter((action) => !isLive(now, action))).toEqual([])
          if (message === before) return
          expect(problemsOfRedrawn(message, before)).toEqual([])
          expect(message.components).not.toEqual(before.components)
        })
      }),
      runs,
    )
  })

  test('in the place of the answer before it keeps within the limits too, then and later', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 20 }),
        ...[replies, replies],
        live,
        (lines, previous, all, now) => {
          const view = viewWith(now)
          const { messages, above } = renderCard({
            above: lines,
            previous,
            replies: all,
            view,
            words,
          })
          const kept = messages.length - renderAnswer(all, words).length
          expect([0, 1]).toContain(kept)
          expect(messages.slice(kept).flatMap(problemsOfMessage)).toEqual([])
          const retired = renderRetired(all, above, viewWith({ ...now, turn: 9 }), words)
          expect(retired.length).toBe(messages.length - kept)
          retired.forEach((message, at) => {
            const before = messages[at + kept]
            if (message && before) expect(problemsOfRedrawn(message, before)).toEqual([])
          })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a name by which a tap comes back', () => {
  test('gives the action back, wherever it stood, or is none', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', '0.offer.1', '12.choice.4'), (action, place) => {
        const id = customIdOf(action, place)
        if (id !== null) expect(actionIn(id)).toBe(action)
        else expect(action === '' || !action.isWellFormed() || action.length > 70).toBe(true)
      }),
      runs,
    )
  })

  test('is ours', () => {
    for (const other of ['', '1.c.audit.AB', 'certpath', 'certpath:', 'other:1:2']) {
      expect(actionIn(other)).toBe(null)
    }
  })
})

test('a mark stands on the first component, and nothing else is different', () => {
  fc.assert(
    fc.property(replies, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (all, id) => {
      for (const message of renderAnswer(all, words)) {
        const { components, files } = marked(message, id)
        const [first, ...others] = components
        expect({ ...first, id: undefined }).toEqual({ ...message.components[0], id: undefined })
        expect(first?.id).toBe(id)
        expect([others, files]).toEqual([message.components.slice(1), message.files])
        expect(problemsOfMessage({ components, files })).toEqual([])
      }
    }),
    { numRuns: 20 },
  )
})

test('a sheet with whatever questions is one that Discord opens, and reads back', () => {
  const question = fc.record({
    question: fc.oneof(fc.constant('goal'), fc.string({ unit: 'binary', maxLength: 120 })),
    name: text,
    ask: text,
    choices: fc.uniqueArray(
      fc.record({ id: fc.oneof(fc.constant('x'), fc.string({ maxLength: 110 })), label: text }),
      { maxLength: 30, selector: ({ id }) => id },
    ),
    chosen: fc.constantFrom(null, 'x'),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(question, { maxLength: 8, selector: ({ question: id }) => id }),
      (form) => {
        const modal = renderChangeModal({ form }, words, 'certpath:form')
        if (!modal) return
        expect(problemsOfModal(modal)).toEqual([])
        const sent = modal.components.map(({ component }) => ({
          type: 18,
          component: {
            type: 3,
            custom_id: component.custom_id,
            values: component.options.filter((option) => option.default).map(({ value }) => value),
          },
        }))
        const shown = form.filter(({ question: id }) =>
          modal.components.some(({ component }) => component.custom_id.endsWith(`.${id}`)),
        )
        for (const [id, choice] of Object.entries(readChangeModal(sent))) {
          expect(shown.find(({ question: each }) => each === id)?.chosen).toBe(choice)
        }
      },
    ),
    runs,
  )
})
