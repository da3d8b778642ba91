/** What comes of a hand-off by mail, and what the person may do about it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playPosting, playUnseen, type Talk } from '../stage/play.js'
import { answer, handedOver, referenceIn, stateIn } from './handed-over.js'

describe('where it is', () => {
  test('from on its way to delivered, without a word in between', () => {
    const talk = handedOver()
    const reference = referenceIn(talk)
    expect(talk.say('status').text).toContain('on its way to Jan')
    expect(talk.come({ kind: 'mail-delayed', reference }).replies).toEqual([])
    expect(talk.say('status').text).toContain('waiting')
    expect(talk.come({ kind: 'mail-sent', reference }).replies).toEqual([])
    expect(talk.say('status').text).toContain('delivered to the mail server')
  })

  test.each(['refused', 'gave-up'] as const)('%s: the person has the mail to send it', (how) => {
    const talk = handedOver()
    const reference = referenceIn(talk)
    talk.come({ kind: 'mail-failed', reference, how })
    expect(talk.kinds).toEqual(['receipt'])
    expect(talk.text).toContain('mailto:jan@fortifyinstitute.com')
    expect(talk.text).toContain('Both in a week?')
    expect(talk.say('status').text).toContain('not reached Jan')
  })

  test.each([
    ['skip', 'Answer to: the address that this mail comes from'],
    ['ann@example.org', 'Answer to: ann@example.org'],
  ])('the mail to send says nothing of a chat that would hear of it (%s)', (address, answered) => {
    const talk = playPosting('hi', '2', '2', 'human', 'Both in a week?', address)
    expect(talk.text).toContain('Just answer this mail')
    const recommended = /^Recommendation: .*$/m.exec(talk.text)?.[0] ?? 'none'
    talk.say('send').say('restart')
    talk.come({ kind: 'mail-failed', reference: referenceIn(talk), how: 'gave-up' })
    expect(talk.text).toContain(answered)
    expect(talk.text).toContain(recommended)
    for (const untrue of ['Just answer this mail', 'read it in their chat', 'path: foundation'])
      expect(talk.text).not.toContain(untrue)
    expect(talk.replies).toMatchObject([{ mailto: expect.not.stringContaining('Just%20answer') }])
  })

  test('what was kept for that goes with the words of the mail', () => {
    const talk = handedOver()
    expect(JSON.stringify(talk.state.handoffs)).toContain('Answer to: the address')
    answer(talk, { close: true })
    talk.now += 365 * 24 * 60 * 60_000
    talk.say('status')
    expect(JSON.stringify(talk.state.handoffs)).not.toContain('Answer to:')
  })

  test('bounced, after the mail server had taken it', () => {
    const talk = handedOver()
    const reference = referenceIn(talk)
    talk.come({ kind: 'mail-sent', reference }).come({ kind: 'mail-bounced', reference })
    expect(talk.text).toContain('mailto:')
    expect(talk.say('status').text).toContain('bounced')
  })

  test('what comes of it changes nothing that is open in the talk', () => {
    const talk = handedOver('restart')
    const choice = talk.action('build')
    talk.come({ kind: 'mail-sent', reference: referenceIn(talk) }).tap(choice)
    expect(talk.facts).toMatchObject({ goal: 'build' })
    talk.say('erase everything')
    talk.come({ kind: 'mail-delayed', reference: referenceIn(talk) }).say('yes')
    expect(talk.text).toContain('Everything is erased')
  })

  test('a hand-off that is gone takes nothing in', () => {
    const talk = handedOver()
    const reference = referenceIn(talk)
    talk.say('erase everything').say('yes')
    expect(talk.come({ kind: 'mail-sent', reference }).replies).toEqual([])
    expect(talk.state.handoffs).toEqual([])
  })
})

describe('withdrawing', () => {
  test('before anything has gone: a letter for the case that it has', () => {
    const talk = handedOver('withdraw')
    expect(stateIn(talk)).toBe('withdrawn')
    expect(talk.letters).toMatchObject([{ number: 2, withdraws: 'if-gone', thread: [1] }])
    expect(talk.say('withdraw').text).toContain('nothing to withdraw')
    expect(talk.letters).toEqual([])
  })

  test('after the mail server has it: the trainer is told', () => {
    const talk = handedOver()
    talk.come({ kind: 'mail-sent', reference: referenceIn(talk) }).say('withdraw')
    expect(talk.letters).toMatchObject([{ number: 2, withdraws: 'surely-gone' }])
    expect(talk.text).toContain('Jan gets a line that says so')
  })

  test('what comes of the mail afterwards does not bring it back', () => {
    const talk = handedOver('withdraw')
    const reference = referenceIn(talk)
    talk.come({ kind: 'mail-sent', reference }).come({ kind: 'mail-bounced', reference })
    expect(stateIn(talk)).toBe('withdrawn')
    expect(talk.replies).toEqual([])
  })

  test.each([
    ['where something is to be erased', ['data', 'erase everything']],
    ['where nothing was begun', ['status']],
  ])('“cancel” is another word, %s', (_, before) => {
    const talk = handedOver()
    for (const text of before) talk.say(text)
    talk.say('cancel')
    expect(talk.letters).toEqual([])
    expect(stateIn(talk)).toBe('on-its-way')
    expect(talk.say('yes').text).not.toContain('erased')
  })

  test('a message that is dropped is told from one that has gone', () => {
    const talk = handedOver()
    const reference = referenceIn(talk)
    expect(talk.say('human').say('cancel').text).toContain(reference)
    expect(stateIn(talk)).toBe('on-its-way')
    talk.say('human').say('And this?').say('withdraw')
    expect(talk.text).toContain(reference)
    expect(stateIn(talk)).toBe('withdrawn')
  })
})

test('three at once and no more, however often they are taken back', () => {
  const talk = playPosting()
  for (const _ of [1, 2, 3]) {
    talk.say('human').say('again').say('skip').say('send')
    talk.come({ kind: 'mail-sent', reference: referenceIn(talk) })
  }
  expect(talk.say('human').text).toContain('several messages')
  expect(talk.phase).not.toBe('handoff')
  talk.say('withdraw').say('human')
  expect(talk.text).toContain('several messages')
  talk.now += 25 * 60 * 60_000
  expect(talk.say('human').phase).toBe('handoff')
})

test('where nobody here knows of answers, three a day and no more', () => {
  const talk = playUnseen()
  for (const _ of [1, 2, 3]) talk.say('human').say('again').say('ann@example.org').say('send')
  expect(talk.say('human').text).toContain('several messages')
  talk.now += 25 * 60 * 60_000
  expect(talk.say('human').phase).toBe('handoff')
})

test('where no answer is brought back, there is no way around an address', () => {
  const talk = playUnseen('human', 'Hm?', 'skip')
  expect(talk.kinds).toEqual(['text'])
  expect(talk.text).toContain('An address is needed here')
  expect(talk.say('ann@example.org').kinds).toEqual(['preview'])
  expect(talk.text).toContain('Answer to: ann@example.org')
  expect(talk.text).not.toContain('Just answer this mail')
})

test('whatever comes in whatever order: no letter without a yes, and no word of the rules is lost', () => {
  const step = fc.constantFrom(
    ...['human', 'skip', 'send', 'withdraw', 'status', 'yes', 'cancel', 'a question'].map(
      (text) => (talk: Talk) => talk.say(text),
    ),
    (talk: Talk) => talk.come({ kind: 'mail-sent', reference: referenceIn(talk) }),
    (talk: Talk) => talk.come({ kind: 'mail-delayed', reference: referenceIn(talk) }),
    (talk: Talk) => talk.come({ kind: 'mail-bounced', reference: referenceIn(talk) }),
    (talk: Talk) => answer(talk),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const talk = playPosting('hi', '2', '2')
      const recommended = talk.recommendation
      const numbers = new Set<string>()
      for (const each of steps) {
        const previewed = talk.replies.some(({ kind }) => kind === 'preview')
        each(talk)
        for (const { reference, number, withdraws } of talk.letters) {
          expect(previewed || withdraws !== undefined).toBe(true)
          expect(numbers.has(`${reference} ${number}`)).toBe(false)
          numbers.add(`${reference} ${number}`)
        }
        expect(talk.recommendation).toEqual(recommended)
      }
    }),
    { numRuns: 100 },
  )
})
