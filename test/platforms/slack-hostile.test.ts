/** Whatever is in a reply, all of it is shown, as words, within the limits of Slack. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/slack/drawing/card.js'
import { renderAnswer } from '../../adapters/slack/drawing/render.js'
import { renderRetired } from '../../adapters/slack/drawing/retired.js'
import { actionFor } from '../../src/conversation/action.js'
import { clean, isBlank } from '../../src/conversation/clean.js'
import { isLive } from '../../src/conversation/live.js'
import type { Live, Offer, Reply, View } from '../../src/conversation/reply.js'
import { shortened, split } from '../../src/conversation/split.js'
import { problemsOfMessage } from './slack-problems.js'
import { actionsIn, shownIn } from './slack-reading.js'
import { words } from './slack-talk.js'

const zalgo = `a${'\u0335\u0301\u0489'.repeat(2000)}`

const bombs = [
  '<!channel> <!here> <!everyone> <@U123> <#C123|general> <!subteam^S1|x> @here @channel',
  '*bold* _slanted_ ~struck~ `code` ```block``` **x** __y__',
  '> quoted\n>>> all\n• item\n- item\n1. item',
  'http://evil.example <https://evil.example|bank.example> mailto:a@b.org www.evil.example',
  ':smile: :+1::skin-tone-2: :custom_emoji:',
  '&amp; &lt;!channel&gt; &amp;lt; & < >',
  '<!date^1392734382^{date}|x> <\u200b!channel> <\u2060!here>',
  'a\ud800b\udc00c \ud83d',
  '\u202egnp.exe\u2066 \u200f\u0645\u0631\u062d\u0628\u0627\u061c',
  zalgo,
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(500),
  'x\u0000y\u001b[31mz\r\nw\u2028v',
  '"\\'.repeat(3000),
  '漢字'.repeat(5000),
  '• x\n'.repeat(2000),
  '&'.repeat(5000),
  'word '.repeat(8000),
  'ab'.repeat(20_000),
  '\u200b\u2060\ufeff',
  ' \n\t ',
  '',
]

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...bombs) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...bombs), { maxLength: 4 }).map((all) => all.join('\n\n')),
  },
)

const label = fc.oneof(fc.constantFrom('Yes', 'No', 'a'.repeat(75), '&lt;'.repeat(20)), text)

const offers = (most: number) =>
  fc
    .array(
      fc.tuple(label, fc.constantFrom('skip', 'why', 'human', 'send', 'erase-now', 'restart')),
      { maxLength: most },
    )
    .map((all): Offer[] =>
      all.map(([words, value], at) => ({
        label: words,
        value,
        action: actionFor('x', at, { kind: 'command', command: value }),
      })),
    )

const choices = fc
  .oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 200 }))
  .chain((count) => fc.array(label, { minLength: count, maxLength: count }))
  .chain((labels) =>
    fc.constantFrom(3, 200).map((length) =>
      labels.map((words, at) => ({
        label: words,
        value: `v${at}`,
        sets: { fact: `v${at}` },
        action: actionFor('x', 7, { kind: 'choose', choice: 'c'.repeat(length) + at }),
      })),
    ),
  )

const mail = fc.record({ to: text, subject: text, text })

const reply = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, offers: offers(30) }),
  fc.record({ kind: fc.constant('error' as const), text }),
  fc.record({
    kind: fc.constant('question' as const),
    question: fc.constant('q'),
    fact: fc.constant('q'),
    text,
    ask: text,
    progress: text,
    choices,
    offers: offers(5),
  }),
  fc.record({
    kind: fc.constant('recommendation' as const),
    text,
    headline: text,
    steps: fc.array(fc.record({ id: fc.constant('a'), name: text, about: text }), { maxLength: 4 }),
    reason: text,
    notes: fc.array(fc.record({ id: fc.constant('n'), text }), { maxLength: 4 }),
    changes: text,
    offers: offers(7),
  }),
  fc.record({
    kind: fc.constant('preview' as const),
    ...{ text, lead: text, mail, consent: text },
    offers: offers(4),
  }),
  fc.record({
    kind: fc.constant('receipt' as const),
    ...{ text, lead: text, reference: text, mail, mailto: text },
    offers: offers(4),
  }),
)

const replies = fc.array(reply, { minLength: 1, maxLength: 4 })

const live: fc.Arbitrary<Live> = fc.record({
  question: fc.constantFrom(null, 7, 8),
  draft: fc.constantFrom(null, 0, 1),
  echo: fc.constantFrom(null, 0),
  turn: fc.constantFrom(0, 3),
})

const viewWith = (now: Live): View => ({
  facts: { fact: 'v0' },
  phase: 'asking',
  recommendation: null,
  live: now,
})

/** Spaces and bullets may become space of another kind. */
const bare = (words: string) => clean(words).replace(/[\s•]/gu, '')

function textsOf(one: Reply): string[] {
  switch (one.kind) {
    case 'text':
    case 'error':
      return [one.text]
    case 'question':
      return [one.ask, one.progress ?? '']
    case 'recommendation':
      return [
        one.headline,
        one.reason,
        ...one.steps.flatMap(({ name, about }) => [name, about]),
        ...one.notes.map((note) => note.text),
        // The others are behind a button.
        one.changes.trim().split('\n').slice(0, 4).join('\n'),
      ]
    case 'preview':
      return [one.lead, one.mail.to, one.mail.subject, one.mail.text, one.consent]
    case 'receipt':
      return [one.lead, one.reference, one.mail.to, one.mail.subject, one.mail.text]
  }
}

function tappableIn(one: Reply): readonly Offer[] {
  return [...(one.kind === 'question' ? one.choices : []), ...('offers' in one ? one.offers : [])]
}

const runs = { numRuns: 60 }

describe('whatever is in a reply', () => {
  test('nothing is over a limit and nothing is markup', () => {
    fc.assert(
      fc.property(replies, (all) => {
        expect(renderAnswer(all, words).flatMap(problemsOfMessage)).toEqual([])
      }),
      runs,
    )
  })

  test('every word is shown and everything can be tapped', () => {
    fc.assert(
      fc.property(replies, (all) => {
        const blocks = renderAnswer(all, words).flatMap((message) => message.blocks)
        const shown = bare(shownIn(blocks))
        for (const part of all.flatMap(textsOf)) {
          if (!isBlank(clean(part)) && !shown.includes(bare(part))) {
            expect(shown).toContain(bare(part))
          }
        }
        const offered = all.flatMap(tappableIn)
        for (const { label: part } of offered) {
          if (!isBlank(clean(part)) && !shown.includes(bare(part))) {
            expect(shown).toContain(bare(part))
          }
        }
        expect(actionsIn(blocks)).toEqual(offered.map(({ action }) => action))
      }),
      runs,
    )
  })

  test('later it is the same messages without what is dead', () => {
    fc.assert(
      fc.property(replies, live, (all, now) => {
        const sent = renderAnswer(all, words)
        const retired = renderRetired(all, viewWith(now), words)
        expect(retired.length).toBe(sent.length)
        retired.forEach((message, at) => {
          const actions = actionsIn((message ?? sent[at])?.blocks ?? [])
          expect(actions.filter((action) => !isLive(now, action))).toEqual([])
          if (message) {
            expect(problemsOfMessage(message)).toEqual([])
            expect(message).not.toEqual(sent[at])
          }
        })
      }),
      runs,
    )
  })

  test('a card keeps within the limits too', () => {
    fc.assert(
      fc.property(replies, replies, live, (before, all, now) => {
        const card = renderCard(before, all, viewWith(now), words)
        expect(card.flatMap(problemsOfMessage)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

describe('a text that is too long', () => {
  test('is parted and never cut, and no character is broken', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 3000 }), (raw, limit) => {
        const words = clean(raw)
        const parts = split(words, limit)
        expect(parts.join('')).toBe(words)
        expect(parts.filter((part) => part.length > limit || !part.isWellFormed())).toEqual([])
        expect(shortened(words, limit).length).toBeLessThanOrEqual(limit)
      }),
      runs,
    )
  })

  test('is parted where it hurts least', () => {
    expect(split('One two.\n\nThree four', 14)).toEqual(['One two.\n\n', 'Three four'])
    expect(split('One two three', 10)).toEqual(['One two ', 'three'])
    expect(split('👍🏽👍🏽👍🏽', 9)).toEqual(['👍🏽👍🏽', '👍🏽'])
    expect(shortened('One two three', 10)).toBe('One two…')
  })
})
