/** Texts that others carry for us and bring back: readable to all, and made by nobody else. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { bytesOf } from './base64url.js'
import { derivedKey } from './derived-key.js'

export interface Signer {
  /**
   * @param purpose what it is good for; it is good for nothing else
   * @param expiresAt milliseconds since 1970
   */
  sign(purpose: string, text: string, expiresAt: number): string
  verify(purpose: string, token: string, now: number): Verified
}

export type Verified =
  | { readonly kind: 'valid'; readonly text: string; readonly expiresAt: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'forged' }

/** The expiry, the text and what proves both, with dots between: fit for a URL and a cookie. */
export function signerWith(secretKey: Uint8Array): Signer {
  const proofOf = (purpose: string, payload: string) =>
    createHmac('sha256', derivedKey(secretKey, `signed v1 ${purpose}`))
      .update(payload)
      .digest()
  return {
    sign(purpose, text, expiresAt) {
      const payload = `${expiresAt.toString(36)}.${Buffer.from(text).toString('base64url')}`
      return `${payload}.${proofOf(purpose, payload).toString('base64url')}`
    },
    verify(purpose, token, now) {
      const [expiry = '', text = '', proof = '', ...rest] = token.split('.')
      const given = bytesOf(proof)
      const right = proofOf(purpose, `${expiry}.${text}`)
      if (rest.length > 0 || given?.length !== right.length) return { kind: 'forged' }
      if (!timingSafeEqual(given, right)) return { kind: 'forged' }
      const expiresAt = Number.parseInt(expiry, 36)
      if (expiresAt <= now) return { kind: 'expired' }
      return { kind: 'valid', text: Buffer.from(text, 'base64url').toString('utf8'), expiresAt }
    },
  }
}
