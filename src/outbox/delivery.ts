/** What a courier is handed, made of what is kept. */
import type { Reply, View } from '../conversation/reply.js'
import { personOf } from '../store/person-key.js'
import type { Letter } from '../store/store.js'
import type { Delivery, Shown } from './platform.js'

/** The last few answers whose buttons are kept true. */
const mostShown = 20

/**
 * @param letters all that is kept of the same talk
 * @returns null for an answer that is forgotten
 */
export function deliveryOf(letter: Letter, letters: readonly Letter[]): Delivery | null {
  const { key, body, view, destination, at, maybeSent } = letter
  if (view === null) return null
  return {
    // After an erasure a talk begins anew, and so do its revisions.
    id: `${key.conversation}#${key.revision}@${at}`,
    person: personOf(key.conversation),
    answer: {
      revision: key.revision,
      replies: JSON.parse(body) as Reply[],
      view: JSON.parse(view) as View,
    },
    destination,
    at,
    maybeSent,
    shown: letters.filter(isShown).slice(-mostShown).map(shownOf),
  }
}

interface ShownLetter extends Letter {
  readonly receipt: string
}

function isShown(letter: Letter): letter is ShownLetter {
  return letter.delivered && letter.receipt !== null
}

function shownOf({ key, body, destination, receipt }: ShownLetter): Shown {
  return {
    revision: key.revision,
    replies: JSON.parse(body) as Reply[],
    destination,
    receipt,
  }
}
