/** Input read as lines, whatever pieces it comes in. */
import { StringDecoder } from 'node:string_decoder'
import { type Queue, queue } from './queue.js'
import type { Input } from './streams.js'

/** Far more of one line than is ever read, and little enough to hold. */
const longestLine = 1_000_000

export function linesOf(input: Input): { readonly lines: Queue<string>; stop(): void } {
  const lines = queue<string>()
  const decoder = new StringDecoder('utf8')
  let begun = ''
  const take = (text: string) => {
    const parts = text.split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      lines.push((begun + part).replace(/^\uFEFF|\r$/g, ''))
      begun = ''
    }
    if (begun.length < longestLine) begun += last
  }
  const onData = (chunk: Buffer | string) =>
    take(typeof chunk === 'string' ? chunk : decoder.write(chunk))
  const onEnd = () => {
    take(decoder.end())
    // The last line of a file need not end in a line break.
    if (begun !== '') take('\n')
    lines.close()
  }
  input.on('data', onData)
  input.on('end', onEnd)
  input.on('error', onEnd)
  return {
    lines,
    stop() {
      input.off('data', onData)
      input.off('end', onEnd)
      input.off('error', onEnd)
      input.pause()
    },
  }
}
