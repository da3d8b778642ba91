/** Whatever is in a reply, all of it is shown, as words, within the limits of Slack. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderCard } from '../../adapters/slack/drawing/card.js'
import { renderAnswer } from '../../adapters/slack/drawing/render.js'
import { renderRetired } from '../../adapters/slack/drawing/retired.js'
import { clean, isBlank } from '../../src/conversation/clean.js'
import { isLive } from '../../src/conversation/live.js'
import { shortened, split } from '../../src/conversation/split.js'
import { live, replies, tappableIn, text, textsOf, viewWith } from './hostile-replies.js'
import { problemsOfMessage } from './slack-problems.js'
import { actionsIn, shownIn } from './slack-reading.js'
import { words } from './talks.js'

/** Spaces and bullets may become space of another kind. */
const bare = (words: string) => clean(words).replace(/[\s•]/gu, '')

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
