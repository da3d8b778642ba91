import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealBroken, sealerWith } from '../../src/signing/sealed.js'

const key = randomBytes(32)
const sealer = sealerWith(key)
const text = fc.string({ unit: 'binary' })

test('opens again what it has sealed, for what it was sealed for', () => {
  fc.assert(
    fc.property(text, text, (secret, context) => {
      expect(sealer.open(sealer.seal(secret, context), context)).toBe(secret)
    }),
  )
})

test('opens nothing of which a single character was changed, left out or added', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.string({ maxLength: 2 }), (secret, place, instead) => {
      const sealed = sealer.seal(secret, 'here')
      const at = place % sealed.length
      const changed = sealed.slice(0, at) + instead + sealed.slice(at + 1)
      if (changed === sealed) return
      expect(() => sealer.open(changed, 'here')).toThrow(SealBroken)
      expect(() => sealer.open(sealed + instead.padEnd(1, 'A'), 'here')).toThrow(SealBroken)
    }),
  )
})

test('opens nothing of which any bit was flipped', () => {
  const sealed = sealer.seal('xoxb-1', 'here')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => sealer.open(`v1.${flipped.toString('base64url')}`, 'here')).toThrow(SealBroken)
  }
})

test('opens nothing elsewhere, and nothing with another key', () => {
  const sealed = sealer.seal('xoxb-1', 'slack-installation T1')
  expect(() => sealer.open(sealed, 'slack-installation T2')).toThrow(SealBroken)
  const other = sealerWith(randomBytes(32))
  expect(() => other.open(sealed, 'slack-installation T1')).toThrow(/SECRET_KEY/)
})

test('opens nothing that it has not made', () => {
  fc.assert(
    fc.property(
      fc.oneof(text, fc.base64String(), fc.constantFrom('', 'v1.', 'v2.AAAA')),
      (made) => {
        expect(() => sealer.open(made, 'here')).toThrow(SealBroken)
        expect(() => sealer.open(`v1.${made}`, 'here')).toThrow(SealBroken)
      },
    ),
  )
})

test('shows nothing of what it seals, and never seals twice alike', () => {
  const [one, two] = [sealer.seal('xoxb-1', 'here'), sealer.seal('xoxb-1', 'here')]
  expect(one).not.toBe(two)
  expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('xoxb')
})

test('takes no key that can be guessed', () => {
  expect(() => sealerWith(randomBytes(31))).toThrow(RangeError)
})
