/** The recommendation: headline, why, the steps in order, the notes, and what would change it. */
import { isBlank } from '../../../src/conversation/clean.js'
import type { Offer, RecommendationReply } from '../../../src/conversation/reply.js'
import { list } from './list.js'
import { offerUnits } from './offers.js'
import { heading, prose, strong } from './prose.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'

/** A calm green, read well on light and dark. */
const accent = 0x2e8b57

/** @param at which of the replies it is */
export function recommendationUnits(
  reply: RecommendationReply,
  at: number,
  showing: Showing,
): Unit[] {
  const units = [
    ...heading(reply.headline),
    ...prose(reply.reason),
    ...list(
      'ordered',
      reply.steps.map(({ name, about }) => ({ name, text: about })),
    ),
    ...list('bullet', reply.notes),
    ...changeUnits(reply.changes),
    ...offerUnits(
      offersBeside(reply),
      at,
      showing,
      // Where no course is the answer, the trainer is.
      reply.steps.length === 0 ? { human: 'primary' } : {},
    ),
  ]
  return units.map((unit) => ({ ...unit, accent }))
}

/** A button that would say what stands there already is left out, or tells the rest. */
function offersBeside({ offers, changes, moreChanges }: RecommendationReply): readonly Offer[] {
  if (isBlank(changes)) return offers
  return offers.flatMap((offer) => (offer.value === 'alternatives' ? (moreChanges ?? []) : [offer]))
}

function changeUnits(changes: string): Unit[] {
  if (isBlank(changes)) return []
  const { title, lines } = linesOf(changes)
  return [...strong(title), ...prose(lines.join('\n'))]
}

/** Its first line is its heading. */
function linesOf(changes: string): { readonly title: string; readonly lines: readonly string[] } {
  const [title = '', ...lines] = changes.trim().split('\n')
  return { title, lines }
}
