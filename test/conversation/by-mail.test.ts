/** What comes of a hand-off by mail, and what the person may do about it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TrainerAnswer } from '../../src/conversation/inbound.js'
import type { PostState } from '../../src/conversation/state.js'
import { playPosting, playUnseen, type Talk } from '../stage/play.js'

function handedOver(...more: readonly string[]): Talk {
  return playPosting('hi', '2', '2', 'human', 'Both in a week?', 'skip', 'send', ...more)
}

function referenceIn(talk: Talk): string {
  return talk.state.handoffs.at(-1)?.reference ?? 'none'
}

function stateIn(talk: Talk): PostState | undefined {
  return talk.state.handoffs.at(-1)?.post?.state
}

function answer(talk: Talk, more: Partial<TrainerAnswer> = {}): Talk {
  return talk.come({
    kind: 'trainer-answered',
    reference: referenceIn(talk),
    text: 'Both in a week is hard.',
    attachments: [],
    close: false,
    mail: { messageId: '<a1@trainer.test>', references: ['<certpath.abc.1@bot.test>'] },
    ...more,
  })
}

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
})

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
  expect(talk.kinds[0]).toBe('error')
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
