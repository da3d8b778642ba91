/** What the prompt looks like at one moment: the question, what can be picked, the text line. Pure. */
import type { Editing } from './editing.js'
import { harmlessLine } from './escape.js'
import { listLines, windowOf } from './item-list.js'
import type { Item, Open } from './open.js'
import { measure, type Page, questionHead } from './render.js'
import type { Size } from './streams.js'
import { textLines } from './text-line.js'

export interface Frame {
  readonly lines: readonly string[]
  /** Where the cursor stands; seen only while text is written. */
  readonly cursor: { readonly row: number; readonly column: number; readonly seen: boolean }
}

/** Never higher than the window, as what has scrolled away could not be drawn anew. */
export function frameOf(
  open: Open,
  items: readonly Item[],
  editing: Editing,
  look: Pick<Page, 'look' | 'words'>,
  { columns, rows }: Size,
): Frame {
  const page: Page = { ...look, width: measure(columns) }
  const gap = rows >= 12 ? [''] : []
  const text = textLines(
    editing,
    placeholder(open, items, page),
    page,
    Math.max(1, Math.floor(rows / 3)),
  )
  const head = open.question ? [...questionHead(open.question, page), ...gap] : []
  const foot = items.length > 0 ? [...gap, ...text.lines] : text.lines
  // In a very low window the end of a long question counts more than its beginning.
  const spare = rows - foot.length - 3
  const top = spare > 0 ? head.slice(-spare) : []
  const room = Math.max(1, rows - top.length - foot.length)
  const list = windowOf(listLines(items, editing.focus, page, rows), editing.focus, room, page)
  const lines = [...top, ...list, ...foot]
  return {
    lines,
    cursor: {
      row: lines.length - text.lines.length + text.cursor.row,
      column: text.cursor.column,
      seen: editing.focus === null,
    },
  }
}

function placeholder(open: Open, items: readonly Item[], { words }: Page): string {
  if (items.length === 0) return words.write
  return harmlessLine(open.choices.length > 0 ? words.pickOrWrite : words.pickBelow)
}
