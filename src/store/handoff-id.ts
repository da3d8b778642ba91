/** The names by which the outside world knows hand-offs. */

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * Sixteen letters and digits that name one hand-off and no other: an erased person who comes back
 * has none of the names from before.
 */
export function handoffId(conversation: string, reference: string, at: number): string {
  // Loaded with the first hand-off, and by no start.
  const { createHash } = process.getBuiltinModule('node:crypto')
  const digest = createHash('sha256')
    .update(JSON.stringify([conversation, reference, at]))
    .digest()
  let bits = 0n
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let id = ''
  for (let digit = 0; digit < 16; digit++) {
    id += alphabet[Number(bits & 31n)]
    bits >>= 5n
  }
  return id
}
