import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyAddresses } from '../../src/signing/reply-address.js'

const addresses = replyAddresses(randomBytes(32), 'bot@training.example')
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567')
const id = fc.string({ unit: letter, minLength: 16, maxLength: 16 })

/** As a mail program writes it. */
const messageId = (tag: string, number: number) => `<certpath.${tag}.${number}@training.example>`

test('an address names its hand-off, in whatever case it comes back', () => {
  fc.assert(
    fc.property(id, (handoff) => {
      const address = addresses.addressFor(handoff)
      expect(address).toMatch(/^bot\+[a-z2-7]{36}@training\.example$/)
      for (const given of [address, address.toUpperCase(), `"Bot" <${address}>`])
        expect(addresses.read(given)).toEqual({ kind: 'valid', id: handoff })
    }),
  )
})

test('so does the Message-ID of every mail of the hand-off', () => {
  fc.assert(
    fc.property(id, fc.nat(), (handoff, number) => {
      const given = messageId(addresses.tagFor(handoff), number)
      expect(addresses.read(given)).toEqual({ kind: 'valid', id: handoff })
    }),
  )
})

test('a tag of which one character is another is forged', () => {
  fc.assert(
    fc.property(id, fc.nat({ max: 35 }), letter, (handoff, place, instead) => {
      const tag = addresses.tagFor(handoff)
      fc.pre(tag[place] !== instead)
      const changed = tag.slice(0, place) + instead + tag.slice(place + 1)
      expect(addresses.read(`bot+${changed}@training.example`)).toEqual({ kind: 'forged' })
      expect(addresses.read(messageId(changed, 1))).toEqual({ kind: 'forged' })
    }),
  )
})

test('the proof of one hand-off is none for another, nor under another key', () => {
  const others = replyAddresses(randomBytes(32), 'bot@training.example')
  fc.assert(
    fc.property(id, id, (one, other) => {
      fc.pre(one !== other)
      const mixed = one + addresses.tagFor(other).slice(16)
      expect(addresses.read(`bot+${mixed}@x.example`)).toEqual({ kind: 'forged' })
      expect(addresses.read(others.addressFor(one))).toEqual({ kind: 'forged' })
    }),
  )
})

test('what is none of ours says nothing', () => {
  for (const text of [
    '',
    'bot@x.example',
    'bot+news@x.example',
    '<a.b@x.example>',
    '+@',
    'certpath.@',
  ])
    expect(addresses.read(text)).toEqual({ kind: 'none' })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(addresses.read(text).kind).not.toBe('valid')
    }),
  )
})

test('an address with no room for a tag stays as it is', () => {
  const long = `${'department-of-certification'}s@x.example`
  expect(replyAddresses(randomBytes(32), long).addressFor('a'.repeat(16))).toBe(long)
  const short = replyAddresses(randomBytes(32), 'department-of-certification@x.example')
  expect(short.addressFor('a'.repeat(16)).split('@')[0]).toHaveLength(64)
})
