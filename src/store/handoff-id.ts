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
  let id = ''
  let held = 0
  let bits = 0
  for (const byte of digest.subarray(0, 10).reverse()) {
    held |= byte << bits
    for (bits += 8; bits >= 5; bits -= 5) {
      id += alphabet[held & 31]
      held >>= 5
    }
  }
  return id
}
