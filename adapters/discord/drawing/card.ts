/** A talk in one place: each answer takes the place of the message that was tapped for it. */
import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { Reply, View } from '../../../src/conversation/reply.js'
import { aboveUnits, answeredLines, fittingAbove } from './above.js'
import { escaped } from './escape.js'
import type { DiscordMessage } from './message.js'
import { answerUnits } from './render.js'
import { fresh, showingNow } from './showing.js'
import { grouped, messageOf, sharedOut, textUnit, type Unit } from './unit.js'
import type { DiscordWords } from './words.js'

export interface Card {
  /** The first takes the place of the tapped one; seldom there are others. */
  readonly messages: readonly DiscordMessage[]
  /** What stands above the answer, to be handed in with the next one. */
  readonly above: readonly string[]
}

/** Where else the talk may go on. */
export interface Place {
  /** The bot's user: whom to write to. */
  readonly bot: string
  /** Whether direct messages are known to be closed to it. */
  readonly closed: boolean
}

/**
 * The new answer, beneath what was answered in its place so far. What is to be kept, such as a
 * recommendation that still holds, stays, and the answer stands below it.
 */
export function renderCard({
  above,
  previous,
  replies,
  view,
  words,
  tapped,
  place,
}: {
  /** What stands above the previous answer, oldest first. */
  readonly above: readonly string[]
  /** What the tapped message showed. */
  readonly previous: readonly Reply[]
  readonly replies: readonly Reply[]
  /** As it is after the new answer. */
  readonly view: View
  readonly words: DiscordWords
  /** The action that was tapped for it, if one was. */
  readonly tapped?: string
  /** Said beneath what a person alone sees. */
  readonly place?: Place
}): Card {
  const units = [...answerUnits(replies, fresh(words)), ...placeUnits(place, words)]
  const now = showingNow(view, words, tapped)
  const stays = isKept(previous, replies, view)
  const lines = stays ? [] : fittingAbove([...above, ...answeredLines(previous, now)], units)
  const drawn = [...aboveUnits(lines), ...units]
  const messages = grouped(drawn, sharedOut(drawn)).map((group) => messageOf(group, words.answered))
  return { messages: stays ? [withoutDead(), ...messages] : messages, above: lines }

  /** What waits for a tap stands last, and so in the last message, where it was more than one. */
  function withoutDead(): DiscordMessage {
    const sent = [...aboveUnits(above), ...answerUnits(previous, fresh(words))]
    const left = [...aboveUnits(above), ...answerUnits(previous, now)]
    const last = grouped(left, sharedOut(sent)).at(-1) ?? []
    return { ...messageOf(last, words.answered), files: [] }
  }
}

function placeUnits(place: Place | undefined, words: DiscordWords): Unit[] {
  if (!place) return []
  const { bot, closed } = place
  const text = escaped(cleanLine(words[closed ? 'card-closed' : 'card-words']))
  return isBlank(text) ? [] : [textUnit(`-# ${text.replaceAll('{bot}', `<@${bot}>`)}`)]
}

/** A recommendation that still holds, a file, and a mail that is still to be sent. */
function isKept(previous: readonly Reply[], replies: readonly Reply[], view: View): boolean {
  const has = (all: readonly Reply[]) => all.some(({ kind }) => kind === 'recommendation')
  if (view.recommendation !== null && has(previous) && !has(replies)) return true
  return previous.some(
    (reply) => reply.kind === 'receipt' || (reply.kind === 'text' && reply.file !== undefined),
  )
}
