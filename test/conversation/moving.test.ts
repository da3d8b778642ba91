import { describe, expect, test } from 'vitest'
import { play } from '../stage/play.js'

describe('back', () => {
  test('opens the last answered question again and keeps what was said before it', () => {
    const talk = play('hi').tap('audit').tap('iso').tap('later').say('back')
    expect(talk.question?.fact).toBe('audit_stage')
    expect(talk.facts).toEqual({ goal: 'audit', holds: 'none', background: 'iso' })
    talk.say('back')
    expect(talk.question?.question).toBe('start')
    expect(talk.facts).toEqual({ goal: 'audit' })
    talk.say('back')
    expect(talk.question?.fact).toBe('goal')
    expect(talk.facts).toEqual({})
  })

  test('with nothing behind says so and shows the open question', () => {
    const talk = play('hi', 'back')
    expect(talk.kinds).toEqual(['text', 'question'])
    expect(talk.facts).toEqual({})
  })

  test('after a recommendation opens the question that led to it', () => {
    const talk = play('hi').tap('build').tap('iso')
    expect(talk.phase).toBe('recommended')
    talk.say('back')
    expect(talk.phase).toBe('asking')
    expect(talk.question?.question).toBe('start')
    expect(talk.recommendation).toBeNull()
    talk.tap('new').tap('false')
    expect(talk.recommendation?.row).toBe('R13')
  })

  test('after a first message opens the question that it answered', () => {
    const talk = play('I want to build an AI management system', 'back')
    expect(talk.question?.fact).toBe('goal')
    expect(talk.facts).toEqual({})
  })
})

describe('skip', () => {
  test('of the goal counts as unsure and is not said to be a fact', () => {
    const talk = play('hi', 'skip')
    expect(talk.facts).toEqual({})
    expect(talk.question?.question).toBe('start')
    talk.tap('new')
    expect(talk.recommendation).toMatchObject({ outcome: 'trainer', path: [], row: 'R2' })
    expect(talk.recommendation?.reason).toContain('Foundation')
  })

  test('of the start names the paths that stay open', () => {
    const talk = play('hi').tap('both').say('skip')
    expect(talk.recommendation).toMatchObject({ outcome: 'trainer', path: [], row: 'R15' })
    for (const path of [
      'Lead Implementer → Lead Auditor',
      'Foundation → Lead Implementer → Lead Auditor',
    ]) {
      expect(talk.recommendation?.reason).toContain(path)
    }
  })

  test('of the audit stage counts as later, of one only brings the note', () => {
    const talk = play('hi').tap('audit').tap('iso').say('skip').say('skip')
    expect(talk.recommendation).toMatchObject({ path: ['lead-implementer', 'lead-auditor'] })
    expect(talk.recommendation?.notes.map(({ id }) => id)).toContain('if-only-one')
    expect(talk.facts).toEqual({ goal: 'audit', holds: 'none', background: 'iso' })
  })

  test('of the years leaves the path', () => {
    const talk = play('hi').tap('build').tap('iso').say('skip')
    expect(talk.recommendation?.row).toBe('R11')
    expect(talk.phase).toBe('recommended')
    expect(talk.question).toBeUndefined()
  })

  test('with nothing open says so', () => {
    expect(play('hi').tap('understand').tap('new').say('skip').kinds).toEqual(['text'])
  })
})

describe('changing an answer', () => {
  test('from the list, by tap', () => {
    const talk = play('hi').tap('build').tap('iso').say('change').tap('goal').tap('understand')
    expect(talk.facts).toMatchObject({ goal: 'understand', background: 'iso' })
    expect(talk.recommendation?.row).toBe('R7')
  })

  test('from the list, by number', () => {
    const talk = play('hi').tap('build').tap('iso').say('change').say('2')
    expect(talk.question?.question).toBe('start')
    talk.say('1').tap('false')
    expect(talk.recommendation?.row).toBe('R13')
  })

  test('in words, at any time', () => {
    const talk = play('hi').tap('understand').tap('new')
    expect(talk.recommendation?.row).toBe('R7')
    talk.say('actually I already hold Foundation')
    expect(talk.facts).toMatchObject({ goal: 'understand', holds: 'foundation' })
    expect(talk.recommendation?.row).toBe('R6')
    expect(talk.text).toContain('instead of')
  })

  test('and a number after it is an answer again', () => {
    const talk = play('hi').tap('build').say('change').say('why').say('1')
    expect(talk.facts).toMatchObject({ goal: 'build', background: 'none' })
  })
})

describe('taking back', () => {
  test('forgets what one message said', () => {
    const talk = play('I want to audit AI systems').tap('take-back')
    expect(talk.facts).toEqual({})
    expect(talk.question?.fact).toBe('goal')
  })

  test('only the last, only once', () => {
    const talk = play('I want to audit AI systems')
    const takeBack = talk.action('take-back')
    talk.tap(takeBack).say('I want to build an AIMS').tap(takeBack)
    expect(talk.facts).toEqual({ goal: 'build' })
  })

  test('is what a no to the echo means', () => {
    const talk = play('hi', '2', '2', 'I already hold foundation', 'no I do not')
    expect(talk.facts).toEqual({ goal: 'build', holds: 'none', background: 'related' })
  })

  test('undoes a restart', () => {
    const talk = play('hi').tap('build').say('restart')
    expect(talk.facts).toEqual({})
    talk.tap('take-back')
    expect(talk.facts).toEqual({ goal: 'build' })
    expect(talk.question?.question).toBe('start')
  })
})
