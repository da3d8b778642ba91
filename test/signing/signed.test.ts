import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signerWith } from '../../src/signing/signed.js'

const signer = signerWith(randomBytes(32))
const text = fc.string({ unit: 'binary' })
const time = fc.integer({ min: 1, max: 4e12 })

test('a token says what was signed until it expires', () => {
  fc.assert(
    fc.property(text, text, time, (purpose, said, expiresAt) => {
      const token = signer.sign(purpose, said, expiresAt)
      const verified = signer.verify(purpose, token, expiresAt - 1)
      expect(verified).toEqual({ kind: 'valid', text: said, expiresAt })
      expect(signer.verify(purpose, token, expiresAt)).toEqual({ kind: 'expired' })
    }),
  )
})

test('a token of which anything was changed is forged, whenever it would expire', () => {
  fc.assert(
    fc.property(
      text,
      time,
      fc.nat(),
      fc.string({ maxLength: 2 }),
      (said, expiresAt, at, instead) => {
        const token = signer.sign('state', said, expiresAt)
        const place = at % token.length
        const changed = token.slice(0, place) + instead + token.slice(place + 1)
        if (changed === token) return
        expect(signer.verify('state', changed, 0)).toEqual({ kind: 'forged' })
      },
    ),
  )
})

test('a token is good for its purpose alone, and under its key', () => {
  const token = signer.sign('state', 'n1', 1000)
  expect(signer.verify('reply', token, 0)).toEqual({ kind: 'forged' })
  expect(signerWith(randomBytes(32)).verify('state', token, 0)).toEqual({ kind: 'forged' })
})

test('what never was a token is forged', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom('', '.', '..', '...', 'a.b.c')), (made) => {
      expect(signer.verify('state', made, 0)).toEqual({ kind: 'forged' })
    }),
  )
})

test('a token fits into a URL and a cookie', () => {
  fc.assert(
    fc.property(text, time, (said, expiresAt) => {
      expect(signer.sign('state', said, expiresAt)).toMatch(/^[\w.-]+$/)
    }),
  )
})
