/** What can be tapped, and what its words are where there is no room for all of them. */
import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { Offer } from '../../../src/conversation/reply.js'
import { shortened } from '../../../src/conversation/split.js'
import { customIdOf } from './custom-id.js'
import { limits } from './limits.js'
import { actionRow, type ButtonStyle, buttonStyles } from './message.js'
import { nothing, type Unit } from './unit.js'

/** An offer with its place in a set of them, which its number and its name come from. */
export interface Placed {
  readonly number: number
  readonly label: string
  readonly action: string
  /** Null where Discord would not take the action back; its number can still be typed. */
  readonly customId: string | null
}

/** One that Discord takes back. */
export type Tappable = Placed & { readonly customId: string }

/** @param name begins the name of each, and is no other set's in the message */
export function placed(offers: readonly Offer[], name: string): Placed[] {
  return offers.map(({ label, value, action }, at) => ({
    number: at + 1,
    label: labelOf(label, String(value)),
    action,
    customId: customIdOf(action, `${name}${at + 1}`),
  }))
}

export function tappableOf(all: readonly Placed[]): Tappable[] {
  return all.flatMap((one) => (one.customId === null ? [] : [{ ...one, customId: one.customId }]))
}

/** Whether some of them have to stand in a list too, to be read in full or to be typed. */
export function needNumbers(all: readonly Placed[], labelLimit: number): boolean {
  return all.some(({ label, customId }) => customId === null || label.length > labelLimit)
}

/** Discord takes no button without words. */
export function labelOf(label: string, value: string): string {
  return [label, value].map(cleanLine).find((words) => !isBlank(words)) ?? '…'
}

/** The words of a button or an option, after a number if they stand in a list in full. */
export function shortLabel({ number, label }: Placed, numbered: boolean, limit: number): string {
  return shortened(numbered ? `${number}. ${label}` : label, limit)
}

/**
 * Rows of buttons, as many as it takes; the same rows whichever of the buttons are still there.
 * @param instead what stands in the place of a row that is gone
 */
export function buttonRows(
  all: readonly Placed[],
  how: {
    readonly numbered: boolean
    isThere(one: Placed): boolean
    style(one: Placed): ButtonStyle
    instead?(row: readonly Placed[]): Unit
  },
): Unit[] {
  return inRows(tappableOf(all)).map((row) => {
    const [first, ...others] = row.filter(how.isThere)
    if (!first) return how.instead?.(row) ?? nothing
    return { parts: [actionRow(...[first, ...others].map(buttonFor))] }
  })

  function buttonFor(one: Tappable) {
    return {
      type: 2,
      style: how.style(one),
      label: shortLabel(one, how.numbered, limits.button.label),
      custom_id: one.customId,
    } as const
  }
}

/** Rows of about one length, as a last row of one looks lost. */
function inRows<T>(all: readonly T[]): T[][] {
  const rows = Math.ceil(all.length / limits.row)
  return inChunks(all, Math.ceil(all.length / rows))
}

export function inChunks<T>(all: readonly T[], most: number): T[][] {
  const chunks: T[][] = []
  for (let start = 0; start < all.length; start += most) chunks.push(all.slice(start, start + most))
  return chunks
}

export function styleNamed(
  value: unknown,
  styles: Readonly<Record<string, keyof typeof buttonStyles>>,
): ButtonStyle {
  const name = String(value)
  return buttonStyles[(Object.hasOwn(styles, name) ? styles[name] : undefined) ?? 'secondary']
}
