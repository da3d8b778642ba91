/** Rows under numbers or bullets, as many text displays as it takes. */
import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import { split } from '../../../src/conversation/split.js'
import { escaped } from './escape.js'
import { limits } from './limits.js'
import { bold } from './prose.js'
import { textUnit, type Unit } from './unit.js'

export interface Item {
  /** Set in bold before the rest. */
  readonly name?: string
  readonly text: string
}

/** Room for a mark before a row's words. */
const longestRow = limits.message.text - 10

/** A plain one has no marks, and a line for each name with what it says. */
export function list(style: 'bullet' | 'ordered' | 'plain', items: readonly Item[]): Unit[] {
  const rows = items.map(rowsOf).filter((lines) => lines.length > 0)
  const lines = rows.flatMap((all, at) =>
    all.map((line, part) => (part > 0 ? line : markOf(style, at + 1) + line)),
  )
  return inLengths(lines, (line) => line.length).map((some) => textUnit(some.join('\n')))
}

function markOf(style: 'bullet' | 'ordered' | 'plain', number: number): string {
  switch (style) {
    case 'bullet':
      return '- '
    case 'ordered':
      return `${number}. `
    case 'plain':
      return ''
  }
}

/** In order, as many lines together as go in one text display. */
export function inLengths<T>(lines: readonly T[], lengthOf: (line: T) => number): T[][] {
  const chunks: T[][] = []
  let length = 0
  for (const line of lines) {
    const more = lengthOf(line) + 1
    const last = chunks.at(-1)
    if (last && length + more <= limits.message.text) {
      last.push(line)
      length += more
    } else {
      chunks.push([line])
      length = more
    }
  }
  return chunks
}

/** A row that is too long for one goes on in others without a mark. */
function rowsOf({ name = '', text }: Item): string[] {
  const title = cleanLine(name)
  const words = cleanLine(text)
  const parts = [...partsOf(title, bold), ...partsOf(words, escaped)]
  const whole = parts.join(': ')
  return whole.length <= longestRow && parts.length > 0 ? [whole] : parts
}

export function partsOf(words: string, write: (part: string) => string): string[] {
  if (isBlank(words)) return []
  return split(words, longestRow, (part) => write(part).length)
    .filter((part) => part.trim() !== '')
    .map(write)
}
