/** The recommendation: headline, why, the steps in order, the notes, and what would change it. */

import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { Offer, RecommendationReply } from '../../../src/conversation/reply.js'
import { plain, plainLength } from './blocks.js'
import { actionPrefix } from './buttons.js'
import { limits } from './limits.js'
import { offerUnits } from './offers.js'
import { list, prose, strong } from './prose.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'

/** @param at which of the replies it is, for the names of its buttons */
export function recommendationUnits(
  reply: RecommendationReply,
  at: number,
  showing: Showing,
): Unit[] {
  return [
    ...headlineUnits(reply.headline),
    ...prose(reply.reason),
    ...stepUnits(reply),
    ...list('bullet', reply.notes),
    ...changeUnits(reply.changes),
    ...offerUnits(
      offersBeside(reply),
      `${actionPrefix}.${at}.offer`,
      showing,
      // Where no course is the answer, the trainer is.
      reply.steps.length === 0 ? { human: 'primary' } : {},
    ),
  ]
}

export function headlineUnits(headline: string): Unit[] {
  const words = cleanLine(headline)
  if (isBlank(words)) return []
  if (plainLength(words) > limits.header) return strong(words)
  return [{ blocks: [{ type: 'header', text: plain(words) }], text: words }]
}

export function stepUnits({ steps }: RecommendationReply): Unit[] {
  return list(
    'ordered',
    steps.map(({ name, about }) => ({ name, text: about })),
  )
}

/** A button that would say what stands there already is left out, or tells the rest. */
function offersBeside({ offers, changes, moreChanges }: RecommendationReply): readonly Offer[] {
  if (isBlank(changes)) return offers
  return offers.flatMap((offer) => (offer.value === 'alternatives' ? (moreChanges ?? []) : [offer]))
}

/** They are no news, and so are in no notification. */
function changeUnits(changes: string): Unit[] {
  if (isBlank(changes)) return []
  const { heading, lines } = linesOf(changes)
  const units = [...strong(heading), ...prose(lines.join('\n'))]
  return units.map(({ blocks }) => ({ blocks, text: '' }))
}

/** Its first line is its heading. */
function linesOf(changes: string): { readonly heading: string; readonly lines: readonly string[] } {
  const [heading = '', ...lines] = changes.trim().split('\n')
  return { heading, lines }
}
