import { describe, expect, test } from 'vitest'
import { noon, play, Talk } from '../stage/play.js'

describe('not understood', () => {
  test('first a gentler repeat, then a human, and the question always stands', () => {
    const talk = play('hi', 'blorp')
    expect(talk.kinds).toEqual(['text', 'question'])
    const first = talk.text
    talk.say('quux')
    expect(talk.text).not.toBe(first)
    expect(talk.action('pass-on')).toBeTruthy()
    for (let time = 0; time < 10; time++) {
      talk.say('zzz')
      expect(talk.question?.question).toBe('goal')
    }
    talk.say('2')
    expect(talk.facts).toEqual({ goal: 'build' })
  })

  test.each([
    ['emoji alone', '😀🎉👍🏽'],
    ['zero-width', '\u200b\u200d\ufeff'],
    ['right to left', 'مرحبا، أريد شهادة'],
    ['bidi overrides', '\u202etidua\u202c'],
    ['markup', '<script>alert(1)</script> <!channel> @everyone `x`'],
    ['injection', "'; DROP TABLE conversations; --"],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['a lone surrogate', '\ud800'],
    ['white space', ' \n\t '],
    ['nothing', ''],
    ['another language', 'Welche Zertifizierung brauche ich denn nun eigentlich'],
  ])('is answered kindly and takes no fact: %s', (_, text) => {
    const talk = play(text)
    expect(talk.facts).toEqual({})
    expect(talk.phase).toBe('asking')
    expect(talk.question?.question).toBe('goal')
  })

  test.each(['none of these yet', 'none yet', 'none of the certificates'])(
    'no certificate is no lack of a background that was named: %s',
    (text) => {
      const talk = play("I want to audit AI systems, I'm a lead auditor for ISO 27001", text)
      expect(talk.facts).toEqual({ goal: 'audit', background: 'iso', holds: 'none' })
    },
  )

  test('a message that is too long is read up to 4,000 characters, and that is said', () => {
    const talk = play(`I want to build an AI management system. ${'x'.repeat(20_000)}`)
    expect(talk.facts).toEqual({ goal: 'build' })
    expect(talk.text).toContain('4000')
    expect(play('x'.repeat(4000)).text).not.toContain('4000')
    const late = play(`${'x '.repeat(2500)}. I want to build an AI management system`)
    expect(late.facts).toEqual({})
  })
})

describe('a question in the middle', () => {
  test('without an answer in the rules is offered to the trainer, and the question stands', () => {
    const talk = play('hi', 'how much does it cost?')
    expect(talk.action('pass-on')).toBeTruthy()
    expect(talk.question?.question).toBe('goal')
    expect(talk.text).not.toMatch(/[€$£]|\d+ (euro|dollar)/i)
  })

  test('about the very question is answered by asking on, or with the advice', () => {
    const talk = play('which certification do I need?')
    expect(talk.text).toContain('with a few questions')
    expect(talk.question?.question).toBe('goal')
    talk.say('2').say('2').say('so which one do I need?')
    expect(talk.text).toContain('Your path: Lead Implementer')
  })

  test('whether this is a machine is answered, and the next words are words to it', () => {
    const talk = play('are you a bot?', 'I want to audit AI systems')
    expect(talk.facts).toEqual({ goal: 'audit' })
  })

  test('with an answer in the rules gets it, and the question stands', () => {
    const talk = play('hi', 'when is the next course?')
    expect(talk.text).toContain('3 July')
    expect(talk.question?.question).toBe('goal')
  })
})

describe('coming back', () => {
  test('is greeted with the profile and the open question, whose buttons stay good', () => {
    const talk = play('hi').tap('build')
    const iso = talk.action('iso')
    talk.open()
    expect(talk.text).toContain('build or run an AI management system')
    expect(talk.question?.question).toBe('start')
    talk.tap(iso)
    expect(talk.recommendation?.row).toBe('R11')
  })

  test('is shown the recommendation again', () => {
    const talk = play('hi').tap('understand').tap('new').open()
    expect(talk.kinds).toEqual(['text', 'recommendation'])
  })
})

describe('the decision record', () => {
  test('is a Markdown file with facts and their origin, row, rules and date', () => {
    const talk = play('I want to build an AIMS').tap('iso').say('record')
    const file = talk.replies.flatMap((reply) =>
      'file' in reply && reply.file ? [reply.file] : [],
    )[0]
    expect(file?.name).toBe('certpath-record-2026-11-24.md')
    for (const part of [
      'build or run an AI management system (written)',
      'hands-on ISO management-system work (chosen)',
      'R11',
      '24 November 2026',
      talk.state.rules,
    ]) {
      expect(file?.content).toContain(part)
    }
  })

  test('does not exist before there is a recommendation', () => {
    const talk = play('hi', 'record')
    expect(talk.replies.some((reply) => 'file' in reply && reply.file)).toBe(false)
  })
})

describe('the course in the calendar', () => {
  test('is not there before there is a recommendation, nor said to be missing', () => {
    const talk = play('hi')
    const said = talk.say('record').text.split('\n')[0]
    expect(talk.say('calendar').text).toContain(said)
    expect(talk.text).toContain('no recommendation')
  })

  test('is an all-day event on the next 3 July, tentative as the year is not known', () => {
    const talk = play('hi').tap('build').tap('iso').say('calendar')
    const file = talk.replies.flatMap((reply) =>
      'file' in reply && reply.file ? [reply.file] : [],
    )[0]
    expect(file?.type).toBe('text/calendar')
    expect(file?.content).toContain('DTSTART;VALUE=DATE:20270703')
    expect(file?.content).toContain('STATUS:TENTATIVE')
    expect(file?.content).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  test('is not invented where the path has none', () => {
    const talk = play('hi').tap('understand').tap('new').say('calendar')
    expect(talk.replies.some((reply) => 'file' in reply && reply.file)).toBe(false)
  })

  test('passes the year over when the day is past', () => {
    const talk = new Talk()
    talk.now = noon + 300 * 86_400_000
    talk.open().tap('build').tap('iso').say('calendar')
    const file = talk.replies.flatMap((reply) =>
      'file' in reply && reply.file ? [reply.file] : [],
    )[0]
    expect(file?.content).toContain('DTSTART;VALUE=DATE:20280703')
  })
})

describe('a recommendation', () => {
  test('carries what would change it, and its text does not repeat that', () => {
    const talk = play('hi').tap('build').tap('iso')
    const reply = talk.replies.find(({ kind }) => kind === 'recommendation')
    const changes = reply?.kind === 'recommendation' ? reply.changes : ''
    expect(changes).toContain('•')
    expect(reply?.text).not.toContain(changes)
    expect(talk.say('what if').replies[0]?.text).toBe(changes)
  })
})
