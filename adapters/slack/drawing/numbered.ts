/** A numbered list that says in full what its buttons have no room for. */

import { split } from '../../../src/conversation/split.js'
import { bytesOf, inline, section } from './blocks.js'
import { inChunks, type Placed } from './buttons.js'
import { limits } from './limits.js'
import { largestUnit, nothing, type Unit } from './unit.js'

interface Line {
  readonly one: Placed
  readonly text: string
  /** A label too long for one block goes on in the next. */
  readonly goesOn: boolean
}

/**
 * Written as lines and not as Slack's own list, so that the numbers are those on the buttons.
 * @param markOf what stands before each; null for what is not shown any more
 */
export function numberedList(
  all: readonly Placed[],
  markOf: (one: Placed) => string | null,
): Unit[] {
  const lines = all.flatMap((one) =>
    split(one.label, limits.richText / 2).map((text, at): Line => ({ one, text, goesOn: at > 0 })),
  )
  const perBlock = limits.richText / 2
  return inChunks(lines, perBlock, lineBytes).flatMap((chunk) =>
    inLengths(chunk, perBlock).map((part) => unitOf(part, markOf)),
  )
}

function unitOf(lines: readonly Line[], markOf: (one: Placed) => string | null): Unit {
  const shown = lines.flatMap(({ one, text, goesOn }) => {
    const mark = markOf(one)
    if (mark === null) return []
    return [goesOn ? text : `${mark} ${text}`]
  })
  if (shown.length === 0) return nothing
  const text = shown.join('\n')
  return { blocks: [section(inline(text))], text }
}

function lineBytes({ text }: Line): number {
  return Math.min(bytesOf(text) + 10, largestUnit / 2)
}

function inLengths(lines: readonly Line[], most: number): (readonly Line[])[] {
  const parts: Line[][] = []
  let length = 0
  for (const line of lines) {
    const last = parts.at(-1)
    const more = line.text.length + 12
    if (last && length + more <= most) {
      last.push(line)
      length += more
    } else {
      parts.push([line])
      length = more
    }
  }
  return parts
}
