/** The line that is written in, which grows with the text up to a height. Pure. */
import type { Editing } from './editing.js'
import { gutterIn, type Page } from './render.js'
import { widthOf } from './width.js'
import { rowsOf, wrap } from './wrap.js'

export interface TextLines {
  readonly lines: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number }
}

export function textLines(
  { text, cursor, focus }: Editing,
  placeholder: string,
  { width, look }: Page,
  highest: number,
): TextLines {
  const { paint, signs } = look
  const written = focus === null
  const lead = `${written ? paint.accent(signs.pointer) : ' '} `
  const gutter = gutterIn(width)
  const indent = gutter.length + 2
  const room = Math.max(1, width - indent - 1)
  const lines = (parts: readonly string[], first: string, end = '  ') =>
    parts.map(
      (part, at) => `${gutter}${at === 0 ? first : at === parts.length - 1 ? end : '  '}${part}`,
    )
  if (text === '') {
    const hint = wrap(placeholder, room).slice(0, highest)
    return { lines: lines(hint.map(paint.quiet), lead), cursor: { row: 0, column: indent } }
  }
  const rows = rowsOf(text, room)
  const row = Math.max(
    0,
    rows.findLastIndex(({ start }) => start <= cursor),
  )
  const from = Math.max(0, Math.min(row - highest + 1, rows.length - highest))
  const seen = rows.slice(from, from + highest)
  const start = rows[row]?.start ?? 0
  return {
    lines: lines(
      seen.map((each) => text.slice(each.start, each.end)),
      from === 0 ? lead : `${paint.quiet(signs.more.above)} `,
      from + highest < rows.length ? `${paint.quiet(signs.more.below)} ` : undefined,
    ),
    cursor: {
      row: row - from,
      column: indent + Math.min(room, widthOf(text.slice(start, cursor))),
    },
  }
}
