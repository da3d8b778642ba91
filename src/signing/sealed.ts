/** Texts that only this certpath can read again, for secrets in the store. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { bytesOf } from './base64url.js'
import { derivedKey } from './derived-key.js'

export interface Sealer {
  /** @param context what it is for, such as `slack-installation T1`; it opens nowhere else */
  seal(text: string, context: string): string
  /** @throws {SealBroken} */
  open(sealed: string, context: string): string
}

/** It was changed, belongs elsewhere, or was sealed with another SECRET_KEY. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'

  constructor(readonly context: string) {
    super(
      `What is kept as "${context}" does not open: it was changed, or SECRET_KEY is another than it was`,
    )
  }
}

const version = 'v1'
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** `v1.` and, in base64url, the nonce, the tag and the text. */
export function sealerWith(secretKey: Uint8Array): Sealer {
  const key = derivedKey(secretKey, `sealed ${version}`)
  return {
    seal(text, context) {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      sealing.setAAD(Buffer.from(context))
      const hidden = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      const bytes = Buffer.concat([nonce, sealing.getAuthTag(), hidden])
      return `${version}.${bytes.toString('base64url')}`
    },
    open(sealed, context) {
      const bytes = sealed.startsWith(`${version}.`)
        ? bytesOf(sealed.slice(version.length + 1))
        : null
      if (bytes === null || bytes.length < nonceBytes + tagBytes) throw new SealBroken(context)
      const nonce = bytes.subarray(0, nonceBytes)
      const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      opening.setAAD(Buffer.from(context))
      opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        const hidden = bytes.subarray(nonceBytes + tagBytes)
        return Buffer.concat([opening.update(hidden), opening.final()]).toString('utf8')
      } catch {
        throw new SealBroken(context)
      }
    },
  }
}
