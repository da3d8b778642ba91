/** Which hand-offs are under way, and what may still be done about each. */
import type { Conversation, Handoff, Post, PostState } from './state.js'

/** A hand-off whose mail goes from here. */
export interface Posted extends Handoff {
  readonly post: Post
}

/** Enough for anybody; more would be a flood in somebody's mailbox. */
export const mostOpen = 3

const dayInMs = 24 * 60 * 60_000

/** What was taken back counts for a while too, or a flood would only have to be taken back. */
const withdrawnCountsForInMs = dayInMs

/** Nobody waits for longer, and none is to be kept from asking for ever. */
const openCountsForInMs = 30 * dayInMs

/** Where answers are not brought back, nobody here knows of them. */
const unseenCountsForInMs = dayInMs

/** Enough to look back on; older ones have long been answered. */
const mostKept = 10

export const openStates: readonly PostState[] = ['on-its-way', 'waiting', 'delivered']

export const postStates: readonly PostState[] = [
  ...openStates,
  'refused',
  'gave-up',
  'bounced',
  'answered',
  'settled',
  'withdrawn',
]

export function isPosted(handoff: Handoff): handoff is Posted {
  return handoff.post !== undefined
}

/** Whether it is the trainer's turn. */
export function isOpen({ post }: Posted): boolean {
  return openStates.includes(post.state)
}

/** Those that stand in the way of another. */
export function countingHandoffs(
  { handoffs }: Conversation,
  { now, relay }: { readonly now: number; readonly relay: boolean },
): readonly Posted[] {
  const openForInMs = relay ? openCountsForInMs : unseenCountsForInMs
  return handoffs.filter(isPosted).filter((each) => {
    const ageInMs = now - each.at
    if (isOpen(each)) return ageInMs < openForInMs
    const { state, reached } = each.post
    return state === 'withdrawn' && reached && ageInMs < withdrawnCountsForInMs
  })
}

/** Those whose last answer waits for a word of the person. */
export function answeredHandoffs({ handoffs }: Conversation): readonly Posted[] {
  return handoffs
    .filter(isPosted)
    .filter(({ post }) => post.state === 'answered' && post.answer !== null)
}

export function handoffCalled(state: Conversation, reference: string | undefined): Posted | null {
  return state.handoffs.filter(isPosted).find((each) => each.reference === reference) ?? null
}

export function withHandoff(state: Conversation, handoff: Handoff): Conversation {
  const handoffs = state.handoffs.map((each) =>
    each.reference === handoff.reference ? handoff : each,
  )
  return { ...state, handoffs }
}

export function withNewHandoff(state: Conversation, handoff: Handoff): Conversation {
  const all = [...state.handoffs, handoff]
  const recent = all.slice(-mostKept)
  const older = all.slice(0, -mostKept).filter((each) => isPosted(each) && isOpen(each))
  return { ...state, handoffs: [...older, ...recent] }
}
