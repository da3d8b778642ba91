/** A question: what is asked, its choices as buttons or a menu, and quietly what else can be done. */
import { cleanLine } from '../../../src/conversation/clean.js'
import type { ChoiceOffer, QuestionReply } from '../../../src/conversation/reply.js'
import { buttonRows, needNumbers, type Placed, placed } from './buttons.js'
import { limits } from './limits.js'
import { menus } from './menus.js'
import { buttonStyles } from './message.js'
import { numberedList } from './numbered.js'
import { offerUnits } from './offers.js'
import { prose, strong, subtext } from './prose.js'
import { type Showing, tick } from './showing.js'
import { nothing, type Unit } from './unit.js'

/** More than these are a menu: a row of buttons is read at a glance, and two are not. */
const mostButtons = 5

/** @param at which of the replies it is */
export function questionUnits(question: QuestionReply, at: number, showing: Showing): Unit[] {
  const open = isOpen(question, showing)
  return [
    ...strong(question.ask),
    ...subtext(question.progress ?? '').map((unit) => (open ? unit : nothing)),
    ...choiceUnits(question, at, showing),
    ...offerUnits(question.offers, at, {
      ...showing,
      isLive: (action) => open && showing.isLive(action),
    }),
  ]
}

/** A question without choices is as open as what stands beside it, and always if nothing does. */
export function isOpen({ choices, offers }: QuestionReply, showing: Showing): boolean {
  const waits = choices.length > 0 ? choices : offers
  return waits.length === 0 || waits.some(({ action }) => showing.isLive(action))
}

/** What a choice says once it was taken. */
export function answerLine({ label }: Pick<ChoiceOffer, 'label'>): string {
  return `${tick} ${cleanLine(label)}`
}

function choiceUnits(question: QuestionReply, at: number, showing: Showing): Unit[] {
  const { choices } = question
  const asMenu = choices.length > mostButtons
  const all = placed(choices, `${at}.choice.`)
  const numbered = needNumbers(all, asMenu ? limits.option.label : limits.button.label)
  const open = isOpen(question, showing)
  const answer = open ? null : showing.answerTo(question)
  const isAnswer = ({ number }: Placed) => answer !== null && choices[number - 1] === answer
  const listed = numbered
    ? numberedList(all, (one) => (open ? `${one.number}.` : isAnswer(one) ? tick : null))
    : []
  const how = {
    numbered,
    isThere: () => open,
    instead: (row: readonly Placed[]): Unit => {
      const found = numbered ? undefined : row.find(isAnswer)
      return (found && prose(answerLine(found))[0]) ?? nothing
    },
  }
  const tappable = asMenu
    ? menus(all, {
        ...how,
        name: `${at}.menu.`,
        placeholder: showing.words['choose-placeholder'],
      })
    : buttonRows(all, { ...how, style: () => buttonStyles.primary })
  return [...listed, ...tappable]
}
