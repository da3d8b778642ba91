/** What is written where the letter lies before the person, and a letter that was left for a while. */
import { describe, expect, test } from 'vitest'
import type { PreviewReply } from '../../src/conversation/reply.js'
import { playPosting, type Talk } from '../stage/play.js'
import { answer, handedOver } from './handed-over.js'

function previewed(...more: readonly string[]): Talk {
  return playPosting('hi', '2', '2', 'human', 'How long?', 'ann@example.org', ...more)
}

/** The same, left for an earlier question that is opened again. */
function left(): Talk {
  const talk = playPosting('hi', '2', '2', 'change')
  const goal = talk.action('goal')
  return talk.say('human').say('How long?').say('ann@example.org').tap(goal)
}

/** The letter as it lies before the person after the last turn. */
function letter(talk: Talk): PreviewReply['mail'] {
  const found = talk.replies.find((reply) => reply.kind === 'preview')
  if (!found) throw new Error(`No preview: ${talk.text}`)
  return found.mail
}

describe('at the preview', () => {
  test.each([
    'my address is bob@example.net',
    'bob@example.net',
    'sorry, not ann@example.org, please use bob@example.net',
    'can you send the answer to bob@example.net?',
  ])('an address is the one that is meant: %s', (text) => {
    const talk = previewed().say(text)
    expect(letter(talk).text).toContain('they read it in their chat and at bob@example.net')
    expect(talk.letters).toEqual([])
  })

  test('a likely slip in it is asked about, and the letter shown again', () => {
    const talk = previewed('my address is bob@gmial.com')
    expect(talk.text).toContain('Did you mean bob@gmail.com?')
    expect(letter(talk.say('yes')).text).toContain('at bob@gmail.com')
  })

  test('what is no address and looks like one is said to be none', () => {
    const talk = previewed('my address is bob@example')
    expect(talk.kinds[0]).toBe('error')
    expect(letter(talk).text).toContain('ann@example.org')
  })

  test.each([
    'add that I work in Berlin',
    'What if I fail the exam twice?',
    'My colleague carl@example.net told me to take both at once, is that right?',
    'blorp',
  ])('anything else may go into the letter, and only with a yes: %s', (text) => {
    const offered = previewed(text)
    expect(offered.text).toMatch(/^Shall I add/)
    expect(letter(offered).text).not.toContain(text)
    for (const said of ['yes', 'Add what I wrote']) {
      const added = previewed(text).say(said)
      expect(letter(added).text).toContain(`How long?\n\n${text}`)
      expect(added.letters).toEqual([])
      expect(added.say('send').letters[0]?.mail).toEqual(letter(previewed(text).say(said)))
    }
  })

  test('a no to it leaves the letter as it is, and it goes without', () => {
    const talk = previewed('add that I work in Berlin', 'no')
    expect(letter(talk).text).not.toContain('Berlin')
    const [gone] = talk.say('send').letters
    expect(gone?.mail.text).not.toContain('Berlin')
  })

  test('the letter does not grow for ever', () => {
    const talk = previewed()
    talk.say(`blorp ${'x'.repeat(3000)}`).say('yes')
    expect(letter(talk).text).toContain('blorp')
    talk.say('y'.repeat(3000))
    expect(talk.text).toContain('more than fits')
    expect(talk.text).not.toContain('Shall I add')
    expect(letter(talk).text).not.toContain('yyy')
  })

  test('a question that the rules answer is answered there', () => {
    const talk = previewed('what is Lead Auditor about?')
    expect(talk.text).toMatch(/^Lead Auditor is for people who audit/)
    expect(letter(talk).text).toContain('How long?')
  })

  test('a fact is corrected, said back, and in the letter that is shown again', () => {
    const talk = previewed()
    const send = talk.action('send')
    talk.say('I have 3 years in AI management')
    expect(talk.text).toContain('Noted: AI management: 3 years')
    expect(letter(talk).text).toContain('AI management: 3 years')
    expect(talk.phase).toBe('handoff')
    expect(talk.tap(send).letters).toEqual([])
    expect(talk.say('send').letters).toHaveLength(1)
  })

  test.each(['no', "That's not right, take it back", "that's wrong"])(
    'a fact that was misread is taken back: %s',
    (text) => {
      const talk = previewed('I have 3 years in AI management', text)
      expect(talk.facts).not.toHaveProperty('ai_management_years')
      expect(letter(talk).text).not.toContain('3 years')
    },
  )

  test('a fact and an address in one message are both taken', () => {
    const talk = previewed('I already hold Foundation; write to bob@example.net')
    expect(talk.facts).toMatchObject({ holds: 'foundation' })
    expect(letter(talk).text).toContain('bob@example.net')
  })

  test('while an address is asked for, a question may go into the letter too', () => {
    const talk = playPosting('hi', '2', '2', 'human', 'How long?', 'May I bring my dog?')
    expect(talk.text).toMatch(/^Shall I add/)
    talk.say('yes').say('ann@example.org')
    expect(letter(talk).text).toContain('How long?\n\nMay I bring my dog?')
  })
})

describe('a letter that was left', () => {
  test.each(['send', 'Send.', 'yes, send it', 'human'])(
    'lies there again with %s, and nothing goes unseen',
    (text) => {
      const talk = left().say(text)
      expect(talk.letters).toEqual([])
      expect(letter(talk).text).toContain('How long?')
      expect(talk.say('send').letters).toHaveLength(1)
    },
  )

  test('is kept at a new start, which says so', () => {
    const talk = previewed('restart')
    expect(talk.text).toContain('put your message to the trainer aside')
    expect(talk.facts).toEqual({})
    expect(letter(talk.say('human')).text).toContain('How long?')
  })

  test('of which nothing was written is not kept', () => {
    expect(playPosting('hi', 'human', 'restart').state.draft).toBeNull()
  })

  test('is kept when an earlier question is opened again, and dropped only after that is closed', () => {
    const talk = left()
    expect(talk.text).toContain('put your message to the trainer aside')
    expect(talk.say('cancel').text).not.toContain('nothing goes to the trainer')
    expect(talk.say('cancel').text).toContain('nothing goes to the trainer')
  })

  test('takes in what is to be passed on to the trainer', () => {
    const talk = left().say('how much does it cost?').tap('pass-on')
    expect(letter(talk).text).toContain('How long?\n\nhow much does it cost?')
  })

  test('waits while the trainer is answered, and is there again after that', () => {
    const talk = answer(handedOver('human', 'Another question', 'ann@example.org'))
    talk.tap('answer-trainer')
    expect(talk.text).toContain('put your other message aside')
    talk.say('Thank you!').say('send')
    expect(talk.letters[0]?.mail.text).toContain('writes back')
    expect(talk.text).toContain('has not gone yet')
    expect(letter(talk.say('send')).text).toContain('Another question')
    expect(talk.say('send').letters[0]?.mail.text).toContain('Another question')
  })

  test('to write back with is kept while another is written', () => {
    const talk = answer(handedOver()).tap('answer-trainer').say('My answer')
    talk.say('human').say('Another question').say('skip').say('cancel')
    expect(talk.text).toContain('has not gone yet')
    expect(letter(talk.say('human')).text).toContain('My answer')
  })
})
