/** RFC 4648's alphabet in lower case: it survives mail servers that change an address's case. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Without padding; what is left over of the last five bits is filled with zeros. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}
