/** The recommendation: headline, why, the steps in order, the notes, and what would change it. */
import type { RecommendationReply } from '../../../src/conversation/reply.js'
import { plain, plainLength } from './blocks.js'
import { actionPrefix } from './buttons.js'
import { cleanLine, isBlank } from './escape.js'
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
      // What the button would say stands above it.
      reply.offers.filter(({ value }) => isBlank(reply.changes) || value !== 'alternatives'),
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

/** Its first line is its heading. */
function changeUnits(changes: string): Unit[] {
  const [heading = '', ...lines] = changes.trimStart().split('\n')
  return [...strong(heading), ...prose(lines.join('\n'))]
}
