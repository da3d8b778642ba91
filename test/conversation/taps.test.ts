import { describe, expect, test } from 'vitest'
import { play, Talk } from '../stage/play.js'

describe('a tap', () => {
  test('on a choice settles what the choice says', () => {
    const talk = play('hi').tap('audit').tap('iso')
    expect(talk.facts).toEqual({ goal: 'audit', holds: 'none', background: 'iso' })
    expect(talk.question?.fact).toBe('audit_stage')
  })

  test('on a question already answered changes nothing, says so, and shows the open question', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.tap('audit').tap(build)
    expect(talk.facts).toEqual({ goal: 'audit' })
    expect(talk.kinds).toEqual(['text', 'question'])
    expect(talk.question?.question).toBe('start')
  })

  test('twice on one choice counts once', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.tap(build).tap(build)
    expect(talk.facts).toEqual({ goal: 'build' })
    expect(talk.kinds).toEqual(['text', 'question'])
  })

  test('on a question opened again is stale with its old buttons', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.tap('audit').say('back').tap(build)
    expect(talk.facts).toEqual({})
    talk.tap('understand')
    expect(talk.facts).toEqual({ goal: 'understand' })
  })

  test.each(['why', 'status', 'help', 'data', 'gibberish blorp', 'how much does it cost?'])(
    'stays good after "%s"',
    (word) => {
      const talk = play('hi')
      const build = talk.action('build')
      talk.say(word).tap(build)
      expect(talk.facts).toEqual({ goal: 'build' })
    },
  )

  test.each([
    '',
    'x',
    '1',
    '1.c.build',
    '1.c.build.AAAAAAAA',
    '999.c.build.AAAAAAAA',
    '\u0000',
    '1.c.',
  ])('on what never was is an error: %j', (action) => {
    const talk = play('hi').come({ kind: 'tap', action })
    expect(talk.kinds).toEqual(['error', 'question'])
    expect(talk.facts).toEqual({})
  })

  test("on somebody else's button is an error", () => {
    const ann = new Talk().open()
    const bob = new Talk(undefined, 'bob').open()
    bob.come({ kind: 'tap', action: ann.action('build') })
    expect(bob.kinds).toEqual(['error', 'question'])
    expect(bob.facts).toEqual({})
  })

  test('as the very first thing greets, and is an error', () => {
    const talk = new Talk().come({ kind: 'tap', action: '1.c.build.XXXX' })
    expect(talk.kinds).toEqual(['text', 'error', 'question'])
  })

  test('on what was erased is stale, not new', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.say('data').tap('erase').tap('erase-now').say('hello').tap(build)
    expect(talk.facts).toEqual({})
    expect(talk.kinds).toEqual(['text', 'question'])
  })
})
