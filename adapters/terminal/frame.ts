/** What the prompt looks like at one moment: the question, what can be picked, the text line. Pure. */
import type { Editing } from './editing.js'
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

/**
 * Always lower than the window: what has scrolled away could not be drawn anew, and some terminals
 * keep a copy of a screen that is erased whole.
 */
export function frameOf(
  open: Open,
  items: readonly Item[],
  editing: Editing,
  look: Pick<Page, 'look' | 'words'>,
  size: Size,
): Frame {
  const page: Page = { ...look, width: measure(size.columns) }
  const rows = Math.max(2, size.rows - 1)
  const gap = isLow(rows) ? [] : ['']
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
  const list = windowOf(
    listLines(items, editing.focus, page, !isLow(rows)),
    editing.focus,
    room,
    page,
  )
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

/** No room to set anything apart. */
function isLow(rows: number): boolean {
  return rows < 12
}

function placeholder(open: Open, items: readonly Item[], page: Page): string {
  const { pickOrWrite, pickOrWriteShort, writeOrPick, write } = page.words
  if (items.length === 0) return write
  if (open.choices.length === 0) return writeOrPick(page.look.signs.more)
  return page.width < 36 ? pickOrWriteShort : pickOrWrite
}
