/** Corrections of what was said before, whatever question is open by then: the right fact, or none. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Value } from '../../src/rulebook/rulebook.js'
import { play, Talk } from '../stage/play.js'

interface Exchange {
  /** What is written, or tapped where it stands in brackets. */
  readonly talk: readonly string[]
  /** All that is known after it. */
  readonly facts: Readonly<Record<string, Value>>
  readonly asks?: string
}

const exchanges: readonly Exchange[] = parse(
  readFileSync(new URL('./changed-minds.yaml', import.meta.url), 'utf8'),
)

test.each(exchanges)('$talk', ({ talk: turns, facts, asks }) => {
  const talk = new Talk()
  for (const turn of turns) {
    const tapped = /^\[(.+)\]$/.exec(turn)?.[1]
    if (tapped === undefined) talk.say(turn)
    else talk.tap(talk.action(tapped))
  }
  expect(talk.facts).toEqual(facts)
  if (asks !== undefined) expect(talk.question?.fact).toBe(asks)
})

test('what is dropped is said, and one tap brings it back', () => {
  const talk = play('I hold Foundation and want to build', "I misclicked, I don't want to build")
  expect(talk.facts).toEqual({ holds: 'foundation' })
  expect(talk.text).toContain('build or run an AI management system')
  expect(talk.question?.question).toBe('goal')
  talk.tap(talk.action('take-back'))
  expect(talk.facts).toEqual({ holds: 'foundation', goal: 'build' })
})

test('a no that belongs to nothing offers what it may mean, and leaves the question open', () => {
  const talk = new Talk().say('hi').tap('build').say('no')
  expect(talk.facts).toEqual({ goal: 'build' })
  expect(talk.action('change')).toBeTruthy()
  expect(talk.question?.question).toBe('start')
  talk.tap(talk.action('take-back'))
  expect(talk.facts).toEqual({})
})

test('after something that was not understood, a correction says that again', () => {
  const talk = new Talk().say('hi').tap('build').say('zzz qqq').say('sorry, the third one')
  expect(talk.facts).toEqual({ goal: 'build', holds: 'none', background: 'iso' })
})

test('beside a letter the fact is corrected, and the letter shows it', () => {
  const talk = new Talk().say('hi').tap('build').tap('foundation').say('human')
  talk.say('skip').say('ann@example.org').say("I misclicked, I don't have Foundation")
  expect(talk.facts).toEqual({ goal: 'build', holds: 'none' })
  expect(talk.phase).toBe('handoff')
  expect(talk.kinds).toContain('preview')
})

test('words that fit several answers are not guessed at', () => {
  const talk = new Talk().say('hi').tap('audit').tap('iso').tap('now')
  talk.say('I picked audit by mistake')
  expect(talk.facts).toEqual({
    goal: 'audit',
    holds: 'none',
    background: 'iso',
    audit_stage: 'now',
  })
  expect(talk.text).toContain('Which answer')
  expect(talk.action('goal')).toBeTruthy()
  expect(talk.action('audit_stage')).toBeTruthy()
})
