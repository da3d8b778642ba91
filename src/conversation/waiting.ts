/** What came while nobody could be told: it is said before whatever is said next. */
import type { Reply } from './reply.js'
import type { Scene } from './scene.js'
import type { Conversation } from './state.js'

export function toldNow(
  { reaches }: Scene,
  { waiting = [], ...state }: Conversation,
  replies: readonly Reply[],
): { readonly kept: Conversation; readonly replies: readonly Reply[] } {
  if (reaches || waiting.length + replies.length === 0)
    return { kept: state, replies: [...waiting, ...replies] }
  return { kept: { ...state, waiting: [...waiting, ...replies.map(late)] }, replies: [] }
}

/** Known again where it is not taken the next time either. */
function late(reply: Reply): Reply {
  return reply.kind === 'text' || reply.kind === 'receipt' ? { ...reply, waited: true } : reply
}
