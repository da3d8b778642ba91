/** What can be tapped: buttons, and numbers with a list where the words are too long for those. */

import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { Offer } from '../../../src/conversation/reply.js'
import { shortened } from '../../../src/conversation/split.js'
import { type Block, type Button, type ButtonStyle, bytesOf, plain, plainLength } from './blocks.js'
import { limits } from './limits.js'
import { largestUnit, nothing, type Unit } from './unit.js'

/** Slack sends a tap back under its element's name; every one of ours begins like this. */
export const actionPrefix = 'certpath'

/** An offer with its place in a set of them, which its number and its name come from. */
export interface Placed {
  readonly number: number
  readonly label: string
  readonly action: string
  /** The words do not fit a button, or Slack would not take the action back. */
  readonly needsNumber: boolean
}

export function placed(offers: readonly Offer[], labelLimit: number, actionLimit: number) {
  return offers.map(({ label, value, action }, at): Placed => {
    const words = labelOf(label, String(value))
    return {
      number: at + 1,
      label: words,
      action,
      needsNumber: plainLength(words) > labelLimit || !isTappable(action, actionLimit),
    }
  })
}

export function isTappable(action: string, limit: number): boolean {
  return action !== '' && action.length <= limit && action.isWellFormed()
}

/** Slack takes no button without words. */
export function labelOf(label: string, value: string): string {
  const found = [cleanLine(label), cleanLine(value)].find((words) => !isBlank(words))
  return found ?? '…'
}

/** The words of a button or an option, after a number if they stand in a list in full. */
export function shortLabel({ number, label }: Placed, numbered: boolean, limit: number): string {
  return shortened(numbered ? `${number}. ${label}` : label, limit, plainLength)
}

/** Slack takes 25; more than these do not stand side by side on a desktop. */
const mostInRow = 5

/**
 * Rows of buttons, as many as it takes; the same rows whichever of the buttons are still there.
 * @param name begins the name of each, and is no other set's in the message
 * @param text what a row says where there are no buttons
 */
export function buttonRows(
  all: readonly Placed[],
  how: {
    readonly name: string
    readonly numbered: boolean
    isThere(one: Placed): boolean
    style?(one: Placed): ButtonStyle | undefined
    instead?(row: readonly Placed[]): Unit
    text?(one: Placed): string
  },
): Unit[] {
  const buttons = all
    .filter(({ action }) => isTappable(action, limits.button.value))
    .map((one) => ({ one, button: buttonFor(one) }))
  const rows = Math.ceil(buttons.length / mostInRow)
  return inChunks(
    buttons,
    Math.ceil(buttons.length / rows),
    ({ button }) => bytesOf(button) + 1,
  ).map((row) => {
    if (how.instead && !row.some(({ one }) => how.isThere(one))) {
      return how.instead(row.map(({ one }) => one))
    }
    const there = row.filter(({ one }) => how.isThere(one))
    if (there.length === 0) return nothing
    const block: Block = { type: 'actions', elements: there.map(({ button }) => button) }
    const texts = there.map(({ one }) => how.text?.(one) ?? '').filter((text) => text !== '')
    return { blocks: [block], text: texts.join('\n') }
  })

  function buttonFor(one: Placed): Button {
    const style = how.style?.(one)
    return {
      type: 'button',
      action_id: `${how.name}.${one.number}`,
      text: plain(shortLabel(one, how.numbered, limits.button.text)),
      value: one.action,
      ...(style !== undefined && { style }),
    }
  }
}

/** In order, at most so many together and never more bytes than go in one message. */
export function inChunks<T>(
  all: readonly T[],
  most: number,
  bytes: (one: T) => number,
): (readonly T[])[] {
  const chunks: T[][] = []
  let size = 0
  for (const one of all) {
    const last = chunks.at(-1)
    const more = bytes(one)
    if (last && last.length < most && size + more <= largestUnit - 500) {
      last.push(one)
      size += more
    } else {
      chunks.push([one])
      size = more
    }
  }
  return chunks
}
