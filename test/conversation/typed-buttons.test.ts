/** On every platform a button may be typed: its label does what its tap does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Offer } from '../../src/conversation/reply.js'
import { play, Talk } from '../stage/play.js'

const said = [
  'hi',
  '2',
  '1',
  'I want to audit AI systems',
  'I work in information security',
  'why',
  'back',
  'skip',
  'change',
  'what if',
  'human',
  'how much is it?',
  'blorp',
  'data',
  'erase',
  'restart',
  'record',
  'ann@gmial.com',
  'ann@example.org',
  'send',
  'cancel',
]

const offersIn = ({ replies }: Talk): readonly Offer[] =>
  replies.flatMap((reply) => ('offers' in reply ? reply.offers : []))

describe('a typed button', () => {
  test('does what its tap does, whatever stands open', () => {
    const touches = [
      (label: string) => label,
      (label: string) => `  ${label.toUpperCase()} `,
      (label: string) => `${label.replace(/[?!.]+$/, '')}.`,
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...said), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom(...touches),
        (texts, at, touch) => {
          const offers = offersIn(play(...texts))
          const offer = offers[at % Math.max(1, offers.length)]
          if (!offer) return
          const tapped = play(...texts).come({ kind: 'tap', action: offer.action })
          const typed = play(...texts).say(touch(offer.label))
          expect(typed.replies).toEqual(tapped.replies)
          expect(typed.facts).toEqual(tapped.facts)
          expect(typed.phase).toBe(tapped.phase)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('of a choice settles that choice and nothing more, and is said back', () => {
    const all = { goal: 'audit', start: 'iso', audit_stage: 'later', one_only: 'several' }
    const reopened = (question: string) => play('hi').fill(all).say('change').tap(question)
    for (const question of Object.keys(all)) {
      for (const { label, sets } of reopened(question).question?.choices ?? []) {
        const talk = reopened(question)
        const before = talk.facts
        talk.say(`${label}.`)
        expect(talk.facts).toEqual({ ...before, ...sets })
        expect(talk.text).toContain('Noted')
      }
    }
  })

  test.each([
    ['the word behind it', ['hi', '2'], 'take back', 'As it was before'],
    ['a number in a list', ['hi', '2', '3', 'change'], '2', 'Where are you'],
    ['the question in a list', ['hi', '2', '3', 'change'], 'your goal', 'What would you like'],
    [
      'a number where a hand-off offers something',
      ['human', 'skip', 'skip'],
      '3',
      'The talk so far',
    ],
    [
      'a recommendation that has scrolled away',
      ['hi', '2', '3', 'thanks'],
      'Save this advice',
      'record',
    ],
  ])('is known by %s', (_, texts, text, answer) => {
    expect(
      play(...texts)
        .say(text)
        .text.toLowerCase(),
    ).toContain(answer.toLowerCase())
  })

  test('a number is an amount where amounts are asked for', () => {
    const talk = play('hi', '2', '3')
    expect(talk.question?.question).toBe('implementer_years')
    expect(talk.say('3').facts).not.toHaveProperty('management_role_years')
  })

  test('what the trainer is asked is text, though it be a number', () => {
    expect(play('human', '1').state.draft?.question).toBe('1')
  })

  test('is not known where it is not offered', () => {
    expect(play('hi', '2').say('Yes, erase everything').facts).toEqual({ goal: 'build' })
    expect(new Talk().say('Send').letters).toEqual([])
  })
})
