/** Bytes → numbered lines, holding no more than one line of the length that is allowed. */

const newline = 0x0a
const longestLine = 1024 * 1024

export interface Line {
  /** From 1 at the start of the stream, blank lines included. */
  readonly number: number
  readonly text: string | Unreadable
}

/** Why a line has no text. */
export interface Unreadable {
  readonly why: string
}

export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 0
  const line = (): Line => {
    number++
    const text = length > longestLine ? { why: 'is longer than 1 MiB' } : decoded(parts)
    parts = []
    length = 0
    return { number, text }
  }
  const keep = (part: Uint8Array) => {
    length += part.length
    if (length <= longestLine) parts.push(part)
    else parts = []
  }
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end))
      yield line()
      start = end + 1
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  if (length > 0) yield line()
}

/** Bytes that are no text are refused: put right, two ids could become one. */
function decoded(parts: readonly Uint8Array[]): string | Unreadable {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    return { why: 'is not UTF-8' }
  }
}
