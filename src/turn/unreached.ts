/**
 * What a platform would not take to a person, though they wait for it: the trainer's answer, where
 * direct messages are closed. It waits in the talk, and is said with the next answer that gets there.
 */
import type { Reply } from '../conversation/reply.js'
import { toThemselves } from '../outbox/platform.js'
import { personOf } from '../store/person-key.js'
import type { Letter, Mark } from '../store/store.js'
import { type Telling, toldSurely } from './told-surely.js'

export interface UnreachedWorld extends Telling {
  /** Keeps a mark alone. */
  mark(mark: Mark): Promise<void>
}

/** @returns what an outbox marks letters with */
export function keepingUnreached({ mark, ...telling }: UnreachedWorld) {
  return async (marked: Mark, letter: Letter): Promise<void> => {
    const replies = isRefused(marked) ? awaitedIn(letter) : []
    if (replies.length === 0) return mark(marked)
    const { conversation, revision } = letter.key
    const event = `unreached ${revision} ${letter.at}`
    await toldSurely(telling, personOf(conversation), event, { kind: 'unreached', replies }, marked)
  }
}

function isRefused(marked: Mark): boolean {
  return marked.kind === 'delivered' && marked.refusal !== undefined
}

/** Whoever did something just now does it again; what they did not ask for is lost without this. */
function awaitedIn({ destination, body }: Letter): readonly Reply[] {
  const replies = JSON.parse(body) as readonly Reply[]
  return destination === toThemselves
    ? replies
    : replies.filter((reply) => 'waited' in reply && reply.waited)
}
