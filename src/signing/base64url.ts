/** Bytes from their text, where that is how they would be written: two texts are never the same. */
export function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}
