/** The part of a screen that is drawn anew, at the end of what was printed for good. */
import { harmless } from './escape.js'
import type { Frame } from './frame.js'
import { type Output, sizeOf, write } from './streams.js'
import { widthOf } from './width.js'

export interface Region {
  draw(frame: Frame): void
  /** Takes the frame away and prints in its place; resolves when that has gone out. */
  print(lines: readonly string[]): Promise<void>
}

const csi = '\u001b['
const eraseBelow = `${csi}J`
const hideCursor = `${csi}?25l`
export const showCursor = `${csi}?25h`

export function regionOn(output: Output): Region {
  let drawn: Frame | null = null

  /** Back to where the frame begins. A window made narrower has broken its lines meanwhile. */
  const home = (): string => {
    if (!drawn) return ''
    const { columns } = sizeOf(output)
    const { row, column } = drawn.cursor
    const above = drawn.lines
      .slice(0, row)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(harmless(line)) / columns)), 0)
    return `\r${up(above + Math.floor(column / columns))}${eraseBelow}`
  }

  return {
    draw(frame) {
      const { row, column, seen } = frame.cursor
      const below = frame.lines.length - 1 - row
      const place = `${up(below)}\r${column > 0 ? `${csi}${column}C` : ''}`
      // In one piece, so that no half of it is ever seen.
      const text = `${hideCursor}${home()}${frame.lines.join('\r\n')}${place}${seen ? showCursor : ''}`
      drawn = frame
      output.write(text)
    },
    print(lines) {
      const text = `${home()}${lines.map((line) => `${line}\r\n`).join('')}`
      drawn = null
      return write(output, text)
    },
  }
}

function up(rows: number): string {
  return rows > 0 ? `${csi}${rows}A` : ''
}
