/** What came while nobody could be told: it is said before whatever is said next. */
import type { Reply } from './reply.js'
import type { Scene } from './scene.js'
import type { Conversation } from './state.js'

export function toldNow(
  { reaches }: Scene,
  { waiting = [], ...state }: Conversation,
  replies: readonly Reply[],
): { readonly kept: Conversation; readonly replies: readonly Reply[] } {
  const all = [...waiting, ...replies]
  if (reaches || all.length === 0) return { kept: state, replies: all }
  return { kept: { ...state, waiting: all }, replies: [] }
}
