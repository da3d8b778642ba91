/** The chat on a screen with keys: what was said stays above, the prompt is drawn below. */
import type { Reply } from '../../src/conversation/reply.js'
import { nothingTyped, type Pressed, press } from './editing.js'
import { type SaveFile, save } from './files.js'
import { frameOf, hasRoomToAsk } from './frame.js'
import { type Key, listenToKeys } from './keys.js'
import type { Look } from './look.js'
import { itemsOf, namesOffer, nothingOpen, type Open, questionIn, type Said } from './open.js'
import { queue } from './queue.js'
import { regionOn, showCursor } from './region.js'
import {
  answeredLines,
  measure,
  type Page,
  paragraphs,
  questionHead,
  renderReply,
} from './render.js'
import { type Input, type Output, sizeOf, write } from './streams.js'
import type { Surface } from './surface.js'
import type { Words } from './words.js'

interface RichEnds {
  readonly input: Input
  readonly output: Output
  readonly look: Look
  readonly words: Words
  readonly saveFile: SaveFile
  readonly leave: () => void
}

const marksAroundPastes = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

export function richSurface(ends: RichEnds): Surface {
  const { input, output, look, words, saveFile, leave } = ends
  const region = regionOn(output)
  const keys = queue<Key>()
  let open: Open = nothingOpen
  let editing = nothingTyped
  let presented = false
  // Keys from before the prompt was seen. They may write, but not pick what nobody has read.
  let early = 0

  const page = (): Page => ({ width: measure(sizeOf(output).columns), look, words })
  const items = () => itemsOf(open, words)
  const draw = () => {
    if (presented) region.draw(frameOf(open, items(), editing, { look, words }, sizeOf(output)))
  }
  const print = (lines: readonly string[]) => region.print(['', ...lines])

  const stopListening = listenToKeys(
    input,
    (key) => {
      if (key.ctrl && key.name === 'c') leave()
      keys.push(key)
    },
    () => keys.close(),
  )
  output.on('resize', draw)
  output.write(marksAroundPastes.on)

  /** What is printed once the prompt has done its work. */
  const collapse = async (pressed: Pressed): Promise<Said | null> => {
    switch (pressed.kind) {
      case 'goes-on':
      case 'left':
        return null
      case 'sent':
        presented = false
        await region.print(
          answeredLines(
            namesOffer(open.offers, pressed.text) ? null : open.question,
            pressed.text,
            page(),
          ),
        )
        return { kind: 'text', text: pressed.text }
      case 'picked': {
        const item = items()[pressed.item]
        if (!item) return null
        presented = false
        await region.print(answeredLines(item.answers ? open.question : null, item.label, page()))
        return item.said
      }
    }
  }

  const showOne = async (reply: Reply) => {
    await print(renderReply(reply, page()))
    if (reply.kind !== 'text' || !reply.file) return
    const { text, content } = await save(reply.file, saveFile, words)
    if (content === null) {
      await region.print(paragraphs(`${look.signs.done} ${text}`, page()).map(look.paint.good))
    } else {
      await region.print(paragraphs(`${text}\n\n${content}`, page()))
    }
  }

  return {
    interactive: true,
    async show(replies) {
      const drawnBelow = questionIn(replies)
      for (const reply of replies) if (reply !== drawnBelow) await showOne(reply)
    },
    remark: (text) => print(paragraphs(text, page()).map(look.paint.quiet)),
    complain: (text) => print(renderReply({ kind: 'error', text }, page())),
    async present(next) {
      open = next
      const text = open.failed?.text ?? ''
      const again = open.failed && text === '' ? items().length - 1 : null
      const focus = again ?? (open.choices.length > 0 && text === '' ? 0 : null)
      editing = { ...nothingTyped, text, cursor: text.length, focus }
      early = keys.size
      presented = true
      const fits = hasRoomToAsk(open, items(), { look, words }, sizeOf(output))
      await region.print([
        '',
        ...(open.question && !fits ? questionHead(open.question, page()) : []),
      ])
      draw()
    },
    async heard() {
      for (;;) {
        const key = await keys.take()
        if (key === null) return collapse({ kind: 'left' })
        const pressed = press(editing, key, items().length)
        const tooEarly = early > 0 && pressed.kind === 'picked'
        early = Math.max(0, early - 1)
        if (pressed.kind === 'goes-on') {
          editing = pressed.editing
          // A paste is a great many keys at once.
          if (keys.size === 0) draw()
        } else if (!tooEarly) return collapse(pressed)
      }
    },
    async end() {
      const above = presented ? [] : ['']
      presented = false
      output.off('resize', draw)
      stopListening()
      const parting = paragraphs(words.kept, page()).map(look.paint.quiet)
      await region.print([...above, ...parting])
      await write(output, `${marksAroundPastes.off}${showCursor}`)
    },
  }
}
