import { describe, expect, test } from 'vitest'
import type { PreviewReply, ReceiptReply } from '../../src/conversation/reply.js'
import { playPosting as play, play as playByHand, type Talk } from '../stage/play.js'

function preview(talk: Talk): PreviewReply {
  const found = talk.replies.find((reply) => reply.kind === 'preview')
  if (!found) throw new Error(`No preview: ${talk.kinds}`)
  return found
}

function receipt(talk: Talk): ReceiptReply {
  const found = talk.replies.find((reply) => reply.kind === 'receipt')
  if (!found) throw new Error(`No receipt: ${talk.kinds}`)
  return found
}

function mailsOf(talk: Talk) {
  return talk.letters.map(({ mail }) => mail)
}

describe('a hand-off to the trainer', () => {
  test.each([
    ['from the start', ['human']],
    ['in the middle', ['I want to build an AIMS', 'human']],
    ['after a recommendation', ['hi', '2', '2', 'human']],
    ['from within a hand-off', ['human', 'my question', 'human']],
  ])('begins anywhere and always shows the address: %s', (_, texts) => {
    const talk = play(...texts)
    expect(talk.phase).toBe('handoff')
    expect(talk.text).toContain('jan@fortifyinstitute.com')
  })

  test('takes the question and the address, and shows the exact mail that then goes', () => {
    const talk = play(
      'hi',
      '2',
      '2',
      'human',
      'Can I take both exams in a week?',
      'ann@example.org',
    )
    const { mail } = preview(talk)
    expect(mail.to).toBe('jan@fortifyinstitute.com')
    for (const part of [
      'Can I take both exams in a week?',
      'Lead Implementer (row R11)',
      'build or run an AI management system',
      'they read it in their chat and at ann@example.org',
    ]) {
      expect(mail.text).toContain(part)
    }
    talk.tap('send')
    expect(talk.phase).toBe('sent')
    expect(mailsOf(talk)).toEqual([mail])
    expect(receipt(talk).mail).toEqual(mail)
    expect(mail.subject).toContain(receipt(talk).reference)
    expect(receipt(talk).mailto).toBeUndefined()
  })

  test('where no mail goes from here, it is text and a link for the person to send', () => {
    const talk = playByHand('hi', '2', '2', 'human', 'How long?', 'ann@example.org')
    const { mail } = preview(talk)
    expect(mail.text).toContain('Answer to: ann@example.org')
    talk.tap('send')
    expect(talk.letters).toEqual([])
    expect(receipt(talk).text).toContain(mail.text)
    expect(receipt(talk).mailto).toMatch(/^mailto:jan@fortifyinstitute\.com\?subject=/)
    expect(talk.say('status').text).toContain('I cannot see whether it has gone')
    talk.say('withdraw')
    expect(talk.state.handoffs).toEqual([])
    expect(talk.text).toContain(mail.subject.slice(-12, -1))
  })

  test('may leave out the question and the address', () => {
    const talk = play('human', 'skip', 'skip')
    expect(preview(talk).mail.text).toContain('none in particular')
    talk.say('send')
    expect(talk.phase).toBe('sent')
  })

  test('adds the transcript only when it is ticked, and what is shown is what goes', () => {
    const talk = play('I want to build an AIMS', 'human', 'skip', 'skip')
    expect(preview(talk).mail.text).not.toContain('I want to build an AIMS')
    talk.tap('transcript')
    const { mail } = preview(talk)
    expect(mail.text).toContain('> I want to build an AIMS')
    talk.say('send')
    expect(mailsOf(talk)).toEqual([mail])
  })

  test.each([
    'not an address',
    'a@b',
    'ann@example.org, bob@example.org',
    'ann@example.org\nBcc: x@y.zz',
  ])('refuses what is no single address: %j', (address) => {
    const talk = play('human', 'skip', address)
    expect(talk.kinds[0]).toBe('error')
    expect(talk.phase).toBe('handoff')
  })

  test('asks about a likely slip once, and keeps either', () => {
    const likely = play('human', 'skip', 'ann@gmial.com')
    expect(likely.text).toContain('ann@gmail.com')
    expect(preview(likely.say('yes')).mail.text).toContain('ann@gmail.com')
    const typed = play('human', 'skip', 'ann@gmial.com').tap('keep-typed')
    expect(preview(typed).mail.text).toContain('ann@gmial.com')
  })

  test('a stale send does nothing', () => {
    const talk = play('human', 'skip', 'skip')
    const send = talk.action('send')
    talk.tap('rewrite').tap(send)
    expect(talk.letters).toEqual([])
    expect(talk.phase).toBe('handoff')
  })

  test('what was previewed is what goes, or nothing: facts that changed meanwhile need a new look', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.say('human').say('skip').say('skip')
    const send = talk.action('send')
    talk.tap(build).tap(send)
    expect(talk.letters).toEqual([])
    talk.say('human').say('skip').say('skip')
    expect(preview(talk).mail.text).toContain('build or run an AI management system')
  })

  test('what was said over the letter is in the copy of the data, and not in the letter', () => {
    const talk = play('hi', '2', '2', 'human', 'How long?', 'ann@example.org', 'send')
    talk.say('human').say('Another question').say('skip').tap('transcript')
    expect(preview(talk).mail.text).not.toContain('> How long?')
    expect(preview(talk).mail.text).not.toContain('> ann@example.org')
    const said = talk.state.transcript.map(({ text }) => text)
    expect(said).toEqual(expect.arrayContaining(['How long?', 'ann@example.org', 'send']))
    expect(said.filter((text) => text.includes('somebody asked which'))).toEqual([])
  })

  test('names the day on which it was previewed, not the one on which it was begun', () => {
    const talk = play('human')
    talk.now += 3 * 86_400_000
    talk.say('skip').say('skip')
    expect(preview(talk).mail.text).toContain('27 November 2026')
  })

  test('a fact that was forgotten is taken at the preview, and the draft waits', () => {
    const talk = play('hi', '2', '2', 'human', 'How long?', 'ann@example.org')
    talk.say('I already hold Foundation')
    expect(talk.facts).toMatchObject({ holds: 'foundation' })
    expect(talk.say('human').text).toContain('How long?')
  })

  test('says in the transcript what was tapped', () => {
    const talk = play('hi').tap('build').say('human').say('skip').say('skip').tap('transcript')
    expect(preview(talk).mail.text).toContain('> Build or run an AI management system')
  })

  test('says why it comes', () => {
    const talk = play('hi', 'blorp', 'quux').tap('pass-on').say('skip')
    expect(preview(talk).mail.text).toContain('they were not understood')
  })

  test('a second tap on send does nothing', () => {
    const talk = play('human', 'skip', 'skip')
    const send = talk.action('send')
    talk.tap(send).tap(send)
    expect(talk.letters).toEqual([])
    expect(talk.state.handoffs).toHaveLength(1)
  })

  test('cancelled, goes on where the talk was, and nothing has gone', () => {
    const talk = play('hi').tap('build').say('human').say('cancel')
    expect(talk.phase).toBe('asking')
    expect(talk.question?.question).toBe('start')
    expect(talk.letters).toEqual([])
  })

  test('keeps the question when the person answers something else first', () => {
    const talk = play('hi')
    const build = talk.action('build')
    talk.say('human').say('my very own question').tap(build)
    expect(talk.phase).toBe('asking')
    expect(talk.facts).toEqual({ goal: 'build' })
    expect(talk.say('human').text).toContain('my very own question')
  })

  test('passes on the question that the rules do not answer', () => {
    const talk = play('how much does the course cost?').tap('pass-on').say('skip')
    expect(preview(talk).mail.text).toContain('how much does the course cost?')
  })

  test('what was written cannot break out of the subject line', () => {
    const talk = play('human', 'x\r\nBcc: everybody@example.org', 'skip')
    expect(preview(talk).mail.subject).not.toMatch(/[\r\n]/)
  })

  test('each has a reference of its own', () => {
    const talk = play('human', 'skip', 'skip', 'send')
    const first = receipt(talk).reference
    talk.say('human').say('skip').say('skip').say('send')
    expect(receipt(talk).reference).not.toBe(first)
    expect(talk.say('status').text).toContain(first)
  })
})
