/** The chat as plain lines, for screen readers and pipes. */
import { numberIn } from '../../src/conversation/label.js'
import type { Reply } from '../../src/conversation/reply.js'
import { harmless } from './escape.js'
import { type SaveFile, save } from './files.js'
import { nothingOpen, type Open, type Said } from './open.js'
import { plainLines, plainOffers, plainReply } from './plain-render.js'
import { type Input, type Output, write } from './streams.js'
import type { Surface } from './surface.js'
import { linesOf } from './typed-lines.js'
import type { Words } from './words.js'

interface PlainEnds {
  readonly input: Input
  readonly output: Output
  readonly words: Words
  readonly saveFile: SaveFile
}

export function plainSurface({ input, output, words, saveFile }: PlainEnds): Surface {
  const { lines, stop } = linesOf(input)
  const interactive = input.isTTY === true
  let open: Open = nothingOpen

  const print = (said: readonly string[]) =>
    said.length === 0
      ? Promise.resolve()
      : write(output, said.map((line) => `${line.trimEnd()}\n`).join(''))
  const prompt = () => (interactive ? write(output, '> ') : Promise.resolve())

  const showOne = async (reply: Reply) => {
    await print(plainReply(reply, words))
    if (reply.kind !== 'text' || !reply.file) return
    const { text, content } = await save(reply.file, saveFile, words)
    await print([text, ...(content === null ? [] : harmless(content).trimEnd().split('\n'))])
  }

  const understood = (line: string): Said => {
    const number = open.shown === 'by number' ? numberIn(line) : null
    const picked = number === null ? undefined : open.offers[number - 1]
    return picked ? { kind: 'tap', action: picked.action } : { kind: 'text', text: line }
  }

  return {
    interactive,
    async show(replies) {
      for (const reply of replies) await showOne(reply)
    },
    remark: (text) => print(plainLines(text)),
    complain: (text) => print(plainLines(text)),
    async present(next) {
      open = next
      await print(open.failed ? (interactive ? [words.retryPlain] : []) : plainOffers(open, words))
      await prompt()
    },
    async heard() {
      for (;;) {
        const line = await lines.take()
        if (line === null) return null
        if (line.trim() !== '') return understood(line)
        if (open.failed && interactive) return { kind: 'again' }
        await prompt()
      }
    },
    async end() {
      stop()
      // The line of the prompt is still open.
      if (interactive) await print(['', words.kept])
    },
  }
}
