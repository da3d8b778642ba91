/** What can be tapped beside or after what is said. */
import type { Offer } from '../../../src/conversation/reply.js'
import type { ButtonStyle } from './blocks.js'
import { buttonRows, placed } from './buttons.js'
import { limits } from './limits.js'
import { numberedList } from './numbered.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'

/**
 * @param name begins the name of each button, and is no other set's in the message
 * @param styles the style of the offers with these values
 */
export function offerUnits(
  offers: readonly Offer[],
  name: string,
  showing: Showing,
  styles: Readonly<Record<string, ButtonStyle>> = {},
): Unit[] {
  const all = placed(offers, limits.button.text, limits.button.value)
  const numbered = all.some(({ needsNumber }) => needsNumber)
  const isThere = ({ action }: { readonly action: string }) => showing.isLive(action)
  const listed = numbered
    ? numberedList(all, (one) => (isThere(one) ? `${one.number}.` : null))
    : []
  const rows = buttonRows(all, {
    name,
    numbered,
    isThere,
    style: ({ number }) => styleOf(offers[number - 1], styles),
  })
  return [...listed, ...rows]
}

function styleOf(
  offer: Offer | undefined,
  styles: Readonly<Record<string, ButtonStyle>>,
): ButtonStyle | undefined {
  const value = String(offer?.value)
  return Object.hasOwn(styles, value) ? styles[value] : undefined
}
