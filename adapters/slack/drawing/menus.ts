/** Choices too many for buttons, in menus of as many as Slack takes. */

import { isBlank } from '../../../src/conversation/clean.js'
import { shortened } from '../../../src/conversation/split.js'
import { type Block, bytesOf, type Option, plain, plainLength, type Select } from './blocks.js'
import { inChunks, isTappable, type Placed, shortLabel } from './buttons.js'
import { limits } from './limits.js'
import type { Unit } from './unit.js'

export function menus(
  all: readonly Placed[],
  how: {
    readonly name: string
    readonly numbered: boolean
    isThere(one: Placed): boolean
    text(one: Placed): string
    instead(row: readonly Placed[]): Unit
  },
  placeholder: string,
): Unit[] {
  const options = all
    .filter(({ action }) => isTappable(action, limits.option.value))
    .map((one) => ({
      one,
      option: optionOf(shortLabel(one, how.numbered, limits.option.text), one.action),
    }))
  return inChunks(options, limits.select.options, ({ option }) => bytesOf(option) + 1).map(
    (row, at) => {
      const ones = row.map(({ one }) => one)
      if (!ones.some((one) => how.isThere(one))) return how.instead(ones)
      const select: Select = {
        type: 'static_select',
        action_id: `${how.name}.menu.${at + 1}`,
        placeholder: placeholderOf(placeholder),
        options: row.map(({ option }) => option),
      }
      const block: Block = { type: 'actions', elements: [select] }
      return {
        blocks: [block],
        text: ones
          .map(how.text)
          .filter((text) => text !== '')
          .join('\n'),
      }
    },
  )
}

export function optionOf(label: string, value: string): Option {
  return { text: plain(label), value }
}

export function placeholderOf(words: string) {
  return plain(shortened(isBlank(words) ? '…' : words, limits.select.placeholder, plainLength))
}
