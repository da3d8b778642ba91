/** The page that the app has for each person: where they stand, and how to go on. */

import type { Offer } from '../../../src/conversation/reply.js'
import { shortened } from '../../../src/conversation/split.js'
import type { Standing } from '../../../src/conversation/standing.js'
import { fillIn } from '../../../src/conversation/wording.js'
import { type Block, plain } from './blocks.js'
import { actionPrefix, labelOf } from './buttons.js'
import { limits } from './limits.js'
import { offerUnits } from './offers.js'
import { list, prose, strong } from './prose.js'
import { questionUnits } from './question.js'
import { headlineUnits, stepUnits } from './recommendation.js'
import { fresh } from './showing.js'
import type { Unit } from './unit.js'
import type { SlackWords } from './words.js'

export interface HomeView {
  readonly type: 'home'
  readonly blocks: readonly Block[]
}

/** The button that opens the form with all answers; it carries no action of the talk. */
export const changeButton = `${actionPrefix}.change`

/** @param answered whether something was just said in the talk that does not show here */
export function renderHome(standing: Standing, words: SlackWords, answered = false): HomeView {
  const units = [
    ...(answered ? [notice(words['home-answered'])] : []),
    ...headlineUnits(standing.title),
    ...(standing.statements.length === 0 && !standing.recommendation
      ? prose(standing.summary)
      : []),
    ...recommendationInShort(standing, words),
    ...questionInShort(standing, words),
    ...knownUnits(standing, words),
    ...offerUnits(standing.offers, `${actionPrefix}.home.offer`, fresh(words)),
  ]
  // Of a page without end, what comes first is what counts; the talk has it all.
  return {
    type: 'home',
    blocks: units.flatMap(({ blocks }) => blocks).slice(0, limits.view.blocks),
  }
}

function notice(text: string): Unit {
  return { blocks: [{ type: 'context', elements: [plain(text)] }], text: '' }
}

function recommendationInShort({ recommendation, offers }: Standing, words: SlackWords): Unit[] {
  if (!recommendation) return []
  // The page has a button for these already.
  const elsewhere = new Set<Offer['value']>(['change', ...offers.map(({ value }) => value)])
  return [
    ...headlineUnits(recommendation.headline),
    ...prose(recommendation.reason),
    ...stepUnits(recommendation),
    ...offerUnits(
      recommendation.offers.filter(({ value }) => !elsewhere.has(value)),
      `${actionPrefix}.home.result`,
      fresh(words),
    ),
  ]
}

/** The page has its own buttons for what stands beside a question in the talk. */
function questionInShort({ question }: Standing, words: SlackWords): Unit[] {
  return question ? questionUnits({ ...question, offers: [] }, 0, fresh(words)) : []
}

function knownUnits({ statements, form, isNew }: Standing, words: SlackWords): Unit[] {
  if (isNew || statements.length === 0) return []
  return [
    ...strong(words['record-facts']),
    ...list(
      'bullet',
      statements.map((statement) => ({ text: fillIn(words['record-fact'], { ...statement }) })),
    ),
    ...(form.length > 0 ? [changeUnit(words)] : []),
  ]
}

function changeUnit(words: SlackWords): Unit {
  const label = shortened(labelOf(words['button-change'], ''), limits.button.text)
  return {
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: changeButton, text: plain(label), value: 'change' },
        ],
      },
    ],
    text: '',
  }
}
