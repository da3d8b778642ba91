/** What the prompt looks like at one moment: the question, what can be picked, the text line. Pure. */
import { type Editing, nothingTyped } from './editing.js'
import { type ListLine, listLines, windowOf } from './item-list.js'
import type { Item, Open } from './open.js'
import { measure, type Page, questionHead } from './render.js'
import type { Size } from './streams.js'
import { textLines } from './text-line.js'

type Look = Pick<Page, 'look' | 'words'>

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
  look: Look,
  size: Size,
): Frame {
  const { head, list, foot, text, rows, page } = partsOf(open, items, editing, look, size)
  const top = head.length + leastOf(list) + foot.length <= rows ? head : []
  const room = Math.max(1, rows - top.length - foot.length)
  const lines = [...top, ...windowOf(list, editing.focus, room, page), ...foot]
  return {
    lines,
    cursor: {
      row: lines.length - text.lines.length + text.cursor.row,
      column: text.cursor.column,
      seen: editing.focus === null,
    },
  }
}

/** Whether the question stands in the frame; in a very low window there is only room to answer. */
export function hasRoomToAsk(open: Open, items: readonly Item[], look: Look, size: Size): boolean {
  const { head, list, foot, rows } = partsOf(open, items, nothingTyped, look, size)
  return head.length + leastOf(list) + foot.length <= rows
}

function partsOf(open: Open, items: readonly Item[], editing: Editing, look: Look, size: Size) {
  const page: Page = { ...look, width: measure(size.columns) }
  const rows = Math.max(2, size.rows - 1)
  const gap = isLow(rows) ? [] : ['']
  const highest = Math.max(1, Math.floor(rows / 3))
  const text = textLines(editing, placeholder(open, items, page), page, highest)
  return {
    page,
    rows,
    text,
    head: open.question ? [...questionHead(open.question, page), ...gap] : [],
    list: listLines(items, editing.focus, page, !isLow(rows)),
    foot: items.length > 0 ? [...gap, ...text.lines] : text.lines,
  }
}

/** Any item whole, and the signs that there is more above and below it. */
function leastOf(list: readonly ListLine[]): number {
  const heights = list.map(({ items: [item] }) => list.filter((line) => line.items[0] === item))
  return Math.min(list.length, 2 + Math.max(0, ...heights.map(({ length }) => length)))
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
