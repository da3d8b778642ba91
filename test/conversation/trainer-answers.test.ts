/** The trainer's answer in the talk, and what the person may do about it. */
import { describe, expect, test } from 'vitest'
import { playPosting } from '../stage/play.js'
import { answer, handedOver, referenceIn, stateIn } from './handed-over.js'

describe('the answer', () => {
  test('is shown with the two things to do, and keeps the recommendation of the rules', () => {
    const talk = handedOver()
    talk.come({ kind: 'mail-sent', reference: referenceIn(talk) })
    const before = talk.recommendation
    answer(talk, { path: ['foundation', 'lead-implementer'], attachments: ['dates.pdf'] })
    expect(talk.text).toContain('Jan has answered')
    expect(talk.text).toContain('Both in a week is hard.')
    expect(talk.text).toContain("Jan's recommendation: Foundation → Lead Implementer")
    expect(talk.text).toContain('dates.pdf')
    expect(talk.recommendation).toEqual(before)
    expect(talk.say('status').text).toContain("Jan's recommendation")
  })

  test('is answered in the same thread, once its words are seen and confirmed', () => {
    const talk = answer(handedOver()).tap('answer-trainer').say('And in two weeks?')
    expect(talk.kinds).toContain('preview')
    expect(talk.letters).toEqual([])
    expect(talk.text).not.toContain('transcript')
    talk.tap('send')
    expect(talk.letters).toMatchObject([{ number: 2, thread: [1, '<a1@trainer.test>'] }])
    expect(talk.letters[0]?.mail.text).toContain('And in two weeks?')
    expect(talk.letters[0]?.mail.subject).toMatch(/^Re: /)
    expect(stateIn(talk)).toBe('on-its-way')
  })

  test.each(['refused', 'gave-up'] as const)('words back that are %s are given back', (how) => {
    const talk = answer(handedOver()).tap('answer-trainer').say('And in two weeks?').tap('send')
    talk.come({ kind: 'mail-failed', reference: referenceIn(talk), how })
    expect(talk.replies).toMatchObject([
      { mail: { text: expect.stringContaining('And in two weeks?') } },
    ])
    expect(talk.text).toContain('mailto:')
  })

  test('is settled with a tap or with the words on it, and then waits for nothing', () => {
    const talk = answer(handedOver())
    const settle = talk.action('settle')
    expect(stateIn(talk.say('That settles it'))).toBe('settled')
    expect(talk.tap(settle).text).toContain('earlier step')
  })

  test('with "close" it is settled already', () => {
    const talk = answer(handedOver(), { close: true })
    expect(stateIn(talk)).toBe('settled')
    expect(talk.replies).toMatchObject([{ kind: 'text', offers: [] }])
  })

  test('a later one takes the place of the buttons before', () => {
    const talk = answer(handedOver())
    const first = talk.action('answer-trainer')
    answer(talk, { mail: { messageId: '<a2@trainer.test>', references: ['<a1@trainer.test>'] } })
    expect(talk.tap(first).text).toContain('earlier step')
    expect(talk.state.handoffs[0]?.post?.thread).toEqual([
      1,
      '<a1@trainer.test>',
      '<a2@trainer.test>',
    ])
  })

  test('that comes again says nothing again', () => {
    const talk = answer(handedOver())
    const settle = talk.action('settle')
    expect(answer(talk).replies).toEqual([])
    expect(stateIn(talk.tap(settle))).toBe('settled')
    expect(stateIn(answer(talk))).toBe('settled')
  })

  test('goes to the address that was left as well', () => {
    const talk = playPosting('human', 'Hm?', 'ann@example.org', 'send')
    answer(talk)
    expect(talk.letters).toMatchObject([
      { recipient: 'address', mail: { to: 'ann@example.org' }, replyTo: null },
    ])
    expect(answer(handedOver()).letters).toEqual([])
  })

  test('ends in the copy as the trainer signed it, and words from here stand apart', () => {
    const talk = playPosting('human', 'Hm?', 'ann@example.org', 'send')
    answer(talk, { text: 'Good luck!\nJan', close: true })
    expect(talk.letters[0]?.mail.text).toContain('Good luck!\nJan\n\nWith this, Jan sees')
  })

  test.each([
    'And in June, is there a real person whom I may ask?',
    'Explain to me why PECB wants so many years, please.',
    'Can I go back to Foundation and skip Lead Implementer?',
  ])('words back are passed on, whatever they would be elsewhere: %s', (words) => {
    const talk = answer(handedOver()).tap('answer-trainer').say(words)
    expect(talk.kinds).toEqual(['preview'])
    expect(talk.text).toContain(words)
    expect(talk.tap('send').letters[0]?.mail.text).toContain(words)
  })

  test('can be read and answered again with the status, until the person is done with it', () => {
    const talk = answer(handedOver()).say('status')
    expect(talk.text).toContain('Both in a week is hard.')
    talk.tap('settle').say('status')
    expect(talk.text).not.toContain('Both in a week is hard.')
  })

  test('stands in the status while the trainer is asked something further', () => {
    const talk = answer(handedOver()).tap('answer-trainer').say('And in two weeks?').tap('send')
    expect(talk.say('status').text).toContain('Both in a week is hard.')
    answer(talk, { text: 'That works.', mail: { messageId: '<a2@trainer.test>', references: [] } })
    expect(talk.say('status').text).toContain('That works.')
    expect(talk.text).not.toContain('Both in a week is hard.')
    talk.tap('answers')
    expect(talk.text).toContain('Both in a week is hard.\n\nThat works.')
  })

  test('that is long is shortened in the status, and there in full for a tap or its words', () => {
    const text = `${'Take it slowly. '.repeat(100)}Good luck!`
    const talk = answer(handedOver(), { text }).say('status')
    expect(talk.text.length).toBeLessThan(1500)
    expect(talk.tap('answers').text).toContain(text)
    expect(talk.say('status').say('all the trainer wrote').text).toContain(text)
    expect(answer(handedOver()).say('status').text).not.toContain('All the trainer wrote')
  })

  test('that is settled can be read in full all the same', () => {
    const talk = answer(handedOver()).tap('settle').say('status').tap('answers')
    expect(talk.text).toContain('Both in a week is hard.')
  })

  test('waits where nobody can be told, and is said before anything else', () => {
    const talk = handedOver()
    talk.reaches = false
    expect(answer(talk).replies).toEqual([])
    expect(talk.say('status').replies[0]?.text).toContain('Both in a week is hard.')
    expect(talk.tap('settle').text).toContain('is settled')
    expect(talk.say('thanks').text).not.toContain('Both in a week')
  })

  test('whose copy does not arrive: the person is told, once, and no more is sent there', () => {
    const talk = answer(playPosting('human', 'Hm?', 'ann@example.org', 'send'))
    const reference = referenceIn(talk)
    talk.come({ kind: 'copy-failed', reference })
    expect(talk.text).toContain('to ann@example.org: its mail server does not take it')
    expect(stateIn(talk)).toBe('answered')
    expect(talk.come({ kind: 'copy-failed', reference }).replies).toEqual([])
    expect(
      answer(talk, { mail: { messageId: '<a2@trainer.test>', references: [] } }).letters,
    ).toEqual([])
    expect(talk.say('status').text).toContain('Mail to ann@example.org does not arrive')
    expect(talk.say('human').say('Another?').say('skip').text).toContain(
      'they read it in their chat',
    )
  })

  test('a draft of the person waits while it comes in', () => {
    const talk = handedOver('human', 'my second question')
    answer(talk)
    expect(talk.phase).toBe('handoff')
    expect(talk.say('human').text).toContain('my second question')
  })
})
