/** Choices too many for buttons, in menus of as many as Discord takes. */
import { isBlank } from '../../../src/conversation/clean.js'
import { shortened } from '../../../src/conversation/split.js'
import { inChunks, type Placed, shortLabel, tappableOf } from './buttons.js'
import { customIdOf } from './custom-id.js'
import { limits } from './limits.js'
import { actionRow, type Option, type Select } from './message.js'
import type { Unit } from './unit.js'

export function menus(
  all: readonly Placed[],
  how: {
    /** Begins the name of each. */
    readonly name: string
    readonly numbered: boolean
    readonly placeholder: string
    isThere(one: Placed): boolean
    instead(row: readonly Placed[]): Unit
  },
): Unit[] {
  return inChunks(tappableOf(all), limits.select.options).map((row, at) => {
    if (!row.some(how.isThere)) return how.instead(row)
    const options = row.map((one) => ({
      label: shortLabel(one, how.numbered, limits.option.label),
      value: one.customId,
    }))
    const name = `${how.name}${at + 1}`
    return {
      parts: [actionRow(selectFor(customIdOf('menu', name) ?? name, options, how.placeholder))],
    }
  })
}

export function selectFor(
  customId: string,
  options: readonly Option[],
  placeholder: string,
): Select {
  return {
    type: 3,
    custom_id: customId,
    placeholder: shortened(isBlank(placeholder) ? '…' : placeholder, limits.select.placeholder),
    options,
  }
}
