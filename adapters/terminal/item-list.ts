/** The choices, one below the other, and set apart under them the offers. Pure. */
import { harmlessLine } from './escape.js'
import type { Item } from './open.js'
import { gutterIn, isNarrow, type Page } from './render.js'
import { widthOf } from './width.js'
import { hang } from './wrap.js'

export interface ListLine {
  readonly text: string
  /** The items that stand on it. */
  readonly items: readonly number[]
}

/** @param roomy whether there is a line to spare to set the offers apart */
export function listLines(
  items: readonly Item[],
  focus: number | null,
  page: Page,
  roomy: boolean,
): readonly ListLine[] {
  const choices = items.filter(({ kind }) => kind === 'choice').length
  const numbered = items.slice(0, choices).flatMap(({ label }, at) => {
    const digits = String(choices).length
    return itemLines(
      `${String(at + 1).padStart(digits)}${isNarrow(page.width) ? ' ' : '  '}`,
      label,
      at,
      at === focus,
      page,
    )
  })
  if (choices === 0) {
    return items.flatMap(({ label }, at) => itemLines('', label, at, at === focus, page))
  }
  const apart = roomy && items.length > choices ? [{ text: '', items: [] }] : []
  return [...numbered, ...apart, ...flow(items, choices, focus, page)]
}

function itemLines(
  number: string,
  label: string,
  at: number,
  focused: boolean,
  { width, look }: Page,
): ListLine[] {
  const { paint, signs } = look
  const gutter = gutterIn(width)
  const lead = `${gutter}${focused ? signs.pointer : ' '} `
  const lines = hang(harmlessLine(label), width - lead.length, number, ' '.repeat(number.length))
  return lines.map((line, row) => ({
    text: focused
      ? paint.accent(`${row === 0 ? lead : `${gutter}  `}${line}`)
      : `${gutter}  ${paint.quiet(line.slice(0, number.length))}${line.slice(number.length)}`,
    items: [at],
  }))
}

/** Side by side, as many to a line as there is room for. */
function flow(
  items: readonly Item[],
  from: number,
  focus: number | null,
  { width, look }: Page,
): ListLine[] {
  const { paint, signs } = look
  const gutter = gutterIn(width)
  const lines: ListLine[] = []
  let used = 0
  for (let at = from; at < items.length; at++) {
    const label = harmlessLine(items[at]?.label ?? '')
    const focused = at === focus
    const pieces = hang(label, width - gutter.length, '  ')
    const painted = pieces.map((piece, row) => {
      const lead = focused && row === 0 ? `${signs.pointer} ` : '  '
      const words = piece.slice(2)
      return focused ? paint.accent(`${lead}${words}`) : `${lead}${paint.quiet(words)}`
    })
    const [first = ''] = painted
    const last = lines.at(-1)
    const wide = widthOf(pieces[0] ?? '')
    if (pieces.length === 1 && last && used > 0 && used + wide + 1 <= width) {
      lines[lines.length - 1] = { text: `${last.text} ${first}`, items: [...last.items, at] }
      used += wide + 1
    } else {
      lines.push(...painted.map((text) => ({ text: `${gutter}${text}`, items: [at] })))
      used = pieces.length === 1 ? gutter.length + wide : 0
    }
  }
  return lines
}

/** As much of the list as there is room for, around what is picked, with signs of what is not seen. */
export function windowOf(
  lines: readonly ListLine[],
  focus: number | null,
  room: number,
  { look, width }: Page,
): readonly string[] {
  const gutter = gutterIn(width)
  if (lines.length <= room) return lines.map(({ text }) => text)
  const first = focus === null ? 0 : lines.findIndex(({ items }) => items.includes(focus))
  const last = focus === null ? 0 : lines.findLastIndex(({ items }) => items.includes(focus))
  const middle = Math.floor((first + last + 1 - room) / 2)
  // The whole of what is picked, or its beginning where it alone is too high.
  const start = Math.max(0, Math.min(middle, first - 1, lines.length - room))
  const seen = lines.slice(start, start + room).map(({ text }) => text)
  if (room < 3) return seen
  const { above, below } = look.signs.more
  if (start > 0) seen[0] = `${gutter}${look.paint.quiet(above)}`
  if (start + room < lines.length) seen[room - 1] = `${gutter}${look.paint.quiet(below)}`
  return seen
}
