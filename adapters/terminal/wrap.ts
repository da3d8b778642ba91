/** Text set in lines of at most so many columns, broken between words wherever that is possible. */
import { charactersOf, widthOf, widthOfCharacter } from './width.js'

/** One line of a wrapped text, by its places in the text; the space at its end is not in it. */
export interface Row {
  readonly start: number
  readonly end: number
}

/** A word wider than a whole line is broken where it must be; nothing is left out. */
export function wrap(text: string, width: number): string[] {
  return rowsOf(text, width).map(({ start, end }) => text.slice(start, end))
}

export function rowsOf(text: string, width: number): Row[] {
  const rows: Row[] = []
  let place = 0
  for (const line of text.split('\n')) {
    rows.push(...rowsOfLine(line, Math.max(1, width), place))
    place += line.length + 1
  }
  return rows
}

function rowsOfLine(line: string, width: number, offset: number): Row[] {
  if (widthOf(line) <= width) return [{ start: offset, end: offset + line.length }]
  const rows: Row[] = []
  let start = 0
  let place = 0
  let used = 0
  // The place after the last space of this row, where it is best broken, and after the last hyphen.
  let gap = 0
  let hyphen = 0
  for (const character of charactersOf(line)) {
    const wide = widthOfCharacter(character)
    if (used + wide > width && character !== ' ' && place > start) {
      const next = [gap, hyphen].find((after) => after > start) ?? place
      rows.push({ start: offset + start, end: offset + endOf(line, start, next) })
      start = next
      used = widthOf(line.slice(start, place))
    }
    place += character.length
    used += wide
    if (character === ' ') gap = place
    if (character === '-') hyphen = place
  }
  rows.push({ start: offset + start, end: offset + place })
  return rows
}

/** Without the spaces at which a line was broken. */
function endOf(line: string, start: number, end: number): number {
  let last = end
  while (last > start && line[last - 1] === ' ') last -= 1
  return last
}

/** Wrapped, with what stands before the first line and before each further one. */
export function hang(text: string, width: number, first: string, further = first): string[] {
  const room = Math.max(1, width - Math.max(widthOf(first), widthOf(further)))
  return wrap(text, room).map((line, at) => `${at === 0 ? first : further}${line}`.trimEnd())
}
