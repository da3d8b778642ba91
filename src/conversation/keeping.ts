/** For how long what is kept of a person is kept, and what goes before the rest. */
import { isOpen, isPosted } from './open-handoffs.js'
import type { Conversation, Post } from './state.js'

/** In days since a person was here last, and for the words since they were said. */
export interface Keeping {
  readonly profiles: number
  readonly transcripts: number
  /** What tells an event that is sent again from a new one. */
  readonly events: number
}

/** So many times as long a profile stays while its trainer owes an answer. */
export const longestWait = 2

const dayInMs = 24 * 60 * 60_000

/** @returns what was said before that moment is what goes; `now` in milliseconds since 1970 */
export function transcriptsGoBefore({ transcripts }: Keeping, now: number): number {
  return now - transcripts * dayInMs
}

/** @returns whoever was not here since goes, or at the latest with a hand-off under way */
export function profilesGoBefore({ profiles }: Keeping, now: number) {
  const inMs = profiles * dayInMs
  return { before: now - inMs, atLatest: now - longestWait * inMs }
}

/**
 * Without the words that are older, in the talk and in mail that is over; the same state where there
 * are none. As long as the trainer owes an answer, everything stays.
 */
export function withoutOldWords(state: Conversation, before: number): Conversation {
  if (state.handoffs.some((each) => isPosted(each) && isOpen(each))) return state
  const transcript = state.transcript.filter(({ at }) => at >= before)
  const isOld = ({ at, mail }: Conversation['handoffs'][number]) => at < before && mail.text !== ''
  if (transcript.length === state.transcript.length && !state.handoffs.some(isOld)) return state
  const handoffs = state.handoffs.map((each) => {
    if (!isOld(each)) return each
    const { byHand: _, post, ...kept } = each
    return {
      ...kept,
      ...(post && { post: withLastAnswer(post) }),
      mail: { ...each.mail, text: '' },
    }
  })
  return { ...state, transcript, handoffs }
}

function withLastAnswer({ earlier: _, ...post }: Post): Post {
  return post
}
