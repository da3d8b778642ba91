/** A key for each use, from the one that is set: what is made for one use is no good for another. */
import { hkdfSync } from 'node:crypto'

/** @throws {RangeError} for a secret that is too short to be one */
export function derivedKey(secretKey: Uint8Array, use: string): Buffer {
  if (secretKey.length < 32) throw new RangeError('SECRET_KEY needs 32 bytes or more')
  return Buffer.from(hkdfSync('sha256', secretKey, '', `certpath ${use}`, 32))
}
