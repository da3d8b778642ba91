/** Bytes → numbered lines, holding no more than one line of the length that is allowed. */

const newline = 0x0a
const longestLine = 1024 * 1024

export interface Line {
  /** From 1 at the start of the stream, blank lines included. */
  readonly number: number
  /** Null for a line that is too long; its bytes are passed over. */
  readonly text: string | null
}

export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 0
  const line = (): Line => {
    number++
    const text = length > longestLine ? null : Buffer.concat(parts).toString('utf8')
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
