/** Names of what can be tapped, as people type them. */
import type { Offer } from './reply.js'

/** The word that can be typed for an offer, whatever its label says. */
export function wordFor({ value }: Pick<Offer, 'value'>): string {
  return String(value).replaceAll('-', ' ')
}

/** Whether a text is that label and nothing else; case, spaces and a final mark do not matter. */
export function isLabel(label: string, text: string): boolean {
  const name = plain(label)
  return name !== '' && name === plain(text)
}

/** Whether a text is an offer's label, or the word that can be typed for it. */
export function isNamed(offer: Offer, text: string): boolean {
  return isLabel(offer.label, text) || isLabel(wordFor(offer), text)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\s-]+/g, ' ')
    .replace(/^[\s"“„]+|[\s.,:;!?…)"”]+$/g, '')
}

/** The number that a text is and nothing else. */
export function numberIn(text: string): number | null {
  const number = /^\s*#?(\d{1,2})[.)]?\s*$/.exec(text)?.[1]
  return number === undefined ? null : Number(number)
}
