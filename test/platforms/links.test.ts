/** Links in the trainer's words: followed where they are plain, and words where they are not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderAnswer as drawnInDiscord } from '../../adapters/discord/drawing/render.js'
import { renderAnswer as drawnInSlack } from '../../adapters/slack/drawing/render.js'
import { clean, isBlank } from '../../src/conversation/clean.js'
import { partsOf } from '../../src/conversation/links.js'
import type { Reply } from '../../src/conversation/reply.js'
import { readMarkdown } from './discord-markdown.js'
import { allIn } from './discord-reading.js'
import { text } from './hostile-replies.js'
import { problemsOfMessage } from './slack-problems.js'
import { shownIn as shownInSlack } from './slack-reading.js'
import { words } from './talks.js'

const linksIn = (said: string) =>
  partsOf(said).flatMap((part) => (part.kind === 'link' ? [part.text] : []))

describe('a link', () => {
  test.each([
    ['See https://pecb.com/en/iso-42001.', 'https://pecb.com/en/iso-42001'],
    ['(https://pecb.com/a_b?x=1&y=*2*)', 'https://pecb.com/a_b?x=1&y=*2'],
    ['<https://pecb.com>', 'https://pecb.com'],
    ['https://en.example.org/wiki/AIMS_(x), there', 'https://en.example.org/wiki/AIMS_(x)'],
    ['HTTPS://PECB.com:8443/#top', 'HTTPS://PECB.com:8443/#top'],
    ['https://xn--pple-43d.com', 'https://xn--pple-43d.com'],
  ])('is plain: %s', (said, link) => {
    expect(linksIn(said)).toEqual([link])
  })

  test.each([
    'http://pecb.com',
    'javascript:alert(1)',
    'www.pecb.com',
    'xhttps://pecb.com',
    'https://jan@evil.example',
    'https://pecb.com@evil.example/',
    'https://\u0430pple.com',
    'https://pecb.com/\u202egnp',
    'https://pecb.com\\@evil.example',
    'https://pecb.com/|bank',
    'https://localhost/x',
    'https://127.0.0.1/x',
    `https://pecb.com/${'a'.repeat(600)}`,
  ])('is words, where it leads elsewhere than it reads, or cannot be read: %s', (said) => {
    expect(linksIn(said)).toEqual([])
  })

  test('whatever stands around it, the words stay the words', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const said = `${before} https://pecb.com/x ${after}`
        const parts = partsOf(said)
        expect(parts.map((part) => part.text).join('')).toBe(said)
        expect(linksIn(said)).toContain('https://pecb.com/x')
      }),
      { numRuns: 60 },
    )
  })
})

/** Markup that would do something if it stood in a link or beside one. */
const around = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'https://pecb.com/a_b*c?d=@everyone',
        'https://a.example',
        '(',
        ')',
        ' ',
        '\n',
      ),
      fc.constantFrom('**', '_', '~~', '||', '`', '<', '>', '[x](', '@here', '<@1>', ':x:', '• '),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''))

const answer = (said: string, links = true): Reply => ({
  kind: 'text',
  text: said,
  offers: [],
  ...(links && { links }),
})

const bare = (shown: string) => shown.replace(/[\s•]/gu, '')

describe('in Discord', () => {
  const read = (reply: Reply) =>
    drawnInDiscord([reply], words)
      .flatMap(({ components }) => allIn(components))
      .flatMap(({ content }) => (typeof content === 'string' ? [readMarkdown(content)] : []))

  test('it may be followed and opens nothing by itself, and nothing else does anything', () => {
    const [one] = read(answer('See https://pecb.com/a_b.'))
    expect(one).toEqual({ text: 'See https://pecb.com/a_b.', marks: ['link in brackets'] })
    fc.assert(
      fc.property(fc.oneof(around, text), (said) => {
        for (const { marks } of read(answer(said)))
          expect(marks.filter((mark) => mark !== 'list' && mark !== 'link in brackets')).toEqual([])
        const shown = read(answer(said)).map((part) => part.text)
        if (!isBlank(clean(said)) && !said.includes('\n'))
          expect(bare(shown.join(''))).toContain(bare(clean(said)))
      }),
      { numRuns: 200 },
    )
  })

  test('it is words in what the person wrote', () => {
    expect(read(answer('https://pecb.com', false))[0]?.marks).toEqual([])
  })
})

describe('in Slack', () => {
  const read = (reply: Reply) => drawnInSlack([reply], words)

  test('it may be followed and shows where it leads, and nothing else is more than words', () => {
    const [message] = read(answer('See https://pecb.com/a_b.'))
    expect(message?.blocks).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'text', text: 'See ' },
              { type: 'link', url: 'https://pecb.com/a_b' },
              { type: 'text', text: '.' },
            ],
          },
        ],
      },
    ])
    fc.assert(
      fc.property(fc.oneof(around, text), (said) => {
        const messages = read(answer(said))
        expect(messages.flatMap(problemsOfMessage)).toEqual([])
        const shown = shownInSlack(messages.flatMap(({ blocks }) => blocks))
        if (!isBlank(clean(said))) expect(bare(shown)).toContain(bare(clean(said)))
      }),
      { numRuns: 200 },
    )
  })

  test('it is words in what the person wrote', () => {
    const said = JSON.stringify(read(answer('https://pecb.com', false)).map(({ blocks }) => blocks))
    expect(said).not.toContain('"link"')
  })
})
