/** A numbered list that says in full what its buttons have no room for. */
import type { Placed } from './buttons.js'
import { escaped } from './escape.js'
import { inLengths, partsOf } from './list.js'
import { nothing, textUnit, type Unit } from './unit.js'

/**
 * Its numbers are words and no markup, so that they stay those on the buttons.
 * @param markOf what stands before each; null for what is not shown any more
 */
export function numberedList(
  all: readonly Placed[],
  markOf: (one: Placed) => string | null,
): Unit[] {
  const lines = all.flatMap((one) =>
    partsOf(one.label, escaped).map((text, at) => ({ one, text, goesOn: at > 0 })),
  )
  return inLengths(lines, ({ text }) => text.length + longestMark).map((chunk) => {
    const shown = chunk.flatMap(({ one, text, goesOn }) => {
      const mark = markOf(one)
      if (mark === null) return []
      return [goesOn ? text : `${escaped(mark)} ${text}`]
    })
    return shown.length > 0 ? textUnit(shown.join('\n')) : nothing
  })
}

const longestMark = 6
