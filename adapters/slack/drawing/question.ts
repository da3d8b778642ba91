/** A question: what is asked, its choices as buttons or a menu, and quietly what else can be done. */

import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { ChoiceOffer, QuestionReply } from '../../../src/conversation/reply.js'
import { split } from '../../../src/conversation/split.js'
import { type Block, inline, plain, plainLength, section } from './blocks.js'
import { actionPrefix, buttonRows, type Placed, placed } from './buttons.js'
import { limits } from './limits.js'
import { menus } from './menus.js'
import { numberedList } from './numbered.js'
import { offerUnits } from './offers.js'
import { strong } from './prose.js'
import { type Showing, tick } from './showing.js'
import { nothing, type Unit } from './unit.js'

/** More than these are a menu: a row of buttons is read at a glance, and two are not. */
const mostButtons = 5

/** @param at which of the replies it is, for the names of its buttons */
export function questionUnits(question: QuestionReply, at: number, showing: Showing): Unit[] {
  return [
    ...strong(question.ask),
    ...progressUnits(question, showing),
    ...choiceUnits(question, `${actionPrefix}.${at}.choice`, showing),
    ...offerUnits(question.offers, `${actionPrefix}.${at}.offer`, {
      ...showing,
      isLive: (action) => isOpen(question, showing) && showing.isLive(action),
    }),
  ]
}

/** A question without choices is as open as what stands beside it, and always if nothing does. */
export function isOpen({ choices, offers }: QuestionReply, showing: Showing): boolean {
  const waits = choices.length > 0 ? choices : offers
  return waits.length === 0 || waits.some(({ action }) => showing.isLive(action))
}

/** What a choice says once it was taken. */
export function answerLine(choice: ChoiceOffer): string {
  return `${tick} ${cleanLine(choice.label)}`
}

function progressUnits(question: QuestionReply, showing: Showing): Unit[] {
  const words = cleanLine(question.progress ?? '')
  if (isBlank(words)) return []
  return split(words, limits.contextText, plainLength).map((part) =>
    isOpen(question, showing)
      ? { blocks: [{ type: 'context', elements: [plain(part)] }], text: part }
      : nothing,
  )
}

function choiceUnits(question: QuestionReply, name: string, showing: Showing): Unit[] {
  const { choices } = question
  const asMenu =
    choices.length > mostButtons &&
    choices.every(({ action }) => action.length <= limits.option.value)
  const all = placed(
    choices,
    asMenu ? limits.option.text : limits.button.text,
    asMenu ? limits.option.value : limits.button.value,
  )
  const numbered = all.some(({ needsNumber }) => needsNumber)
  const open = isOpen(question, showing)
  const answer = open ? null : showing.answerTo(question)
  const isAnswer = ({ number }: Placed) => choices[number - 1] === answer && answer !== null
  const listed = numbered
    ? numberedList(all, (one) => (open ? `${one.number}.` : isAnswer(one) ? tick : null))
    : []
  const how = {
    name,
    numbered,
    isThere: () => open,
    text: ({ number, label }: Placed) => (numbered ? '' : `${number}. ${label}`),
    instead: (row: readonly Placed[]): Unit => {
      const found = numbered ? undefined : row.find(isAnswer)
      return found ? answered(found) : nothing
    },
  }
  const tappable = asMenu
    ? menus(all, how, showing.words['choose-placeholder'])
    : buttonRows(all, how)
  return [...listed, ...tappable]
}

function answered({ label }: Placed): Unit {
  const text = `${tick} ${label}`
  const block: Block = section(inline(text))
  return { blocks: [block], text }
}
