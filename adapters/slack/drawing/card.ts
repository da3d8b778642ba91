/** A talk in one place: each answer takes the place of the one before. */

import { cleanLine } from '../../../src/conversation/clean.js'
import type { Reply, View } from '../../../src/conversation/reply.js'
import { shortened } from '../../../src/conversation/split.js'
import { plain, plainLength } from './blocks.js'
import { escaped } from './escape.js'
import { limits } from './limits.js'
import { answerLine, isOpen } from './question.js'
import { answerUnits } from './render.js'
import { showingNow } from './retired.js'
import { fresh } from './showing.js'
import { grouped, messageOf, type SlackMessage, sharedOut, type Unit } from './unit.js'
import type { SlackWords } from './words.js'

/** Where it stands, and how it came about. */
export interface CardPlace {
  /** The action that was tapped for it, if one was. */
  readonly tapped?: string
  /** The bot's user, where it is known. */
  readonly bot?: string
}

/**
 * The new answer, beneath what was answered to the question that it takes the place of. Seldom
 * more than one message; the first takes the place. A recommendation that still holds stays, and
 * the answer stands below it.
 * @param previous what the card showed before
 * @param view as it is after the new answer
 */
export function renderCard(
  previous: readonly Reply[],
  replies: readonly Reply[],
  view: View,
  words: SlackWords,
  { tapped, bot }: CardPlace = {},
): readonly SlackMessage[] {
  const stays = holds(previous, replies, view)
  const units = [
    ...(stays ? [] : answeredUnits(previous, view, words, tapped)),
    ...answerUnits(replies, { ...fresh(words), slash: true }),
    footer(replies, words, bot),
  ]
  const messages = grouped(units, sharedOut(units)).map((group) => messageOf(group, words.answered))
  return stays ? [withoutDead(previous, view, words, tapped), ...messages] : messages
}

function holds(previous: readonly Reply[], replies: readonly Reply[], view: View): boolean {
  const has = (all: readonly Reply[]) => all.some(({ kind }) => kind === 'recommendation')
  return view.recommendation !== null && has(previous) && !has(replies)
}

/** What waits for a tap stands last, and so in the last message, where it was more than one. */
function withoutDead(
  replies: readonly Reply[],
  view: View,
  words: SlackWords,
  tapped: string | undefined,
): SlackMessage {
  const counts = sharedOut(answerUnits(replies, fresh(words)))
  const now = grouped(answerUnits(replies, showingNow(view, words, tapped)), counts)
  return messageOf(now.at(-1) ?? [], words.answered)
}

/** A reminder, and so it may be shortened: the answer was read when it was given. */
function answeredUnits(
  previous: readonly Reply[],
  view: View,
  words: SlackWords,
  tapped: string | undefined,
): Unit[] {
  const showing = showingNow(view, words, tapped)
  return previous.flatMap((reply): Unit[] => {
    if (reply.kind !== 'question' || isOpen(reply, showing)) return []
    const answer = showing.answerTo(reply)
    if (!answer) return []
    const text = shortened(
      `${cleanLine(reply.ask)} ${answerLine(answer)}`,
      limits.contextText,
      plainLength,
    )
    return [{ blocks: [{ type: 'context', elements: [plain(text)] }], text: '' }]
  })
}

/** Who sees it, and where the talk, or a file that goes with it, is to be found otherwise. */
function footer(replies: readonly Reply[], words: SlackWords, bot: string | undefined): Unit {
  const hasFile = replies.some((reply) => reply.kind === 'text' && reply.file !== undefined)
  const where = escaped(words[hasFile ? 'card-file' : 'card-go-on'])
  const text = [
    escaped(words['card-only-you']),
    ...(bot === undefined ? [] : [where.replaceAll('{bot}', `<@${bot}>`)]),
  ].join(' ')
  return {
    blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }],
    text: '',
  }
}
