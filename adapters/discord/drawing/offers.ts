/** What can be tapped beside or after what is said. */
import type { Offer } from '../../../src/conversation/reply.js'
import { buttonRows, needNumbers, placed, styleNamed } from './buttons.js'
import { limits } from './limits.js'
import type { buttonStyles } from './message.js'
import { numberedList } from './numbered.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'

/**
 * @param at which of the replies they stand beside
 * @param styles the style of the offers with these values; all others are quiet
 */
export function offerUnits(
  offers: readonly Offer[],
  at: number,
  showing: Showing,
  styles: Readonly<Record<string, keyof typeof buttonStyles>> = {},
): Unit[] {
  const all = placed(offers, `${at}.offer.`)
  const numbered = needNumbers(all, limits.button.label)
  const isThere = ({ action }: { readonly action: string }) => showing.isLive(action)
  const listed = numbered
    ? numberedList(all, (one) => (isThere(one) ? `${one.number}.` : null))
    : []
  const style = ({ number }: { readonly number: number }) =>
    styleNamed(offers[number - 1]?.value, styles)
  return [...listed, ...buttonRows(all, { numbered, isThere, style })]
}
