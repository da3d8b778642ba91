/** What the trainer has written so far, to be read again. */
import { isPosted, type Posted } from './open-handoffs.js'
import { again } from './proceed.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, trainerIn, turned } from './scene.js'
import { shortened } from './split.js'
import type { Conversation } from './state.js'
import { say } from './wording.js'

/** Enough of an answer to know it again, in characters. */
const longestGlance = 600

/** Whether the trainer has ever written. */
export function hasAnswers({ handoffs }: Conversation): boolean {
  return handoffs.some((each) => isPosted(each) && answersTo(each).length > 0)
}

export interface Glance {
  /** The last answer to each hand-off that is not over, in words. */
  readonly texts: readonly string[]
  /** Whether the trainer has written more than that. */
  readonly isMore: boolean
}

export function glanceAt(scene: Scene, { handoffs }: Conversation): Glance {
  const answered = handoffs.filter(isPosted).filter((each) => answersTo(each).length > 0)
  const shown = answered.filter(
    ({ post }) => post.state !== 'settled' && post.state !== 'withdrawn',
  )
  const lasts = shown.map((each) => answersTo(each).at(-1) ?? '')
  return {
    texts: shown.map((each, at) => headed(scene, each, shortened(lasts[at] ?? '', longestGlance))),
    isMore:
      shown.length < answered.length ||
      shown.some((each) => answersTo(each).length > 1) ||
      lasts.some((text) => text.length > longestGlance),
  }
}

/** All of it, each hand-off on its own, the oldest first. */
export function answersInFull(scene: Scene, state: Conversation): Turned {
  const replies = state.handoffs.filter(isPosted).flatMap((each): Reply[] => {
    const answers = answersTo(each)
    if (answers.length === 0) return []
    const text = headed(scene, each, answers.join('\n\n'))
    return [{ kind: 'text', text, offers: [], links: true }]
  })
  return turned(state, ...replies, ...again(scene, state))
}

/** The oldest first; what holds no words is none. */
function answersTo({ post }: Posted): readonly string[] {
  const all = [...(post.earlier ?? []), ...(post.answer ? [post.answer.text] : [])]
  return all.filter((text) => text.trim() !== '')
}

function headed(scene: Scene, { reference }: Posted, text: string): string {
  return say(scene.language, 'answer-again', { ...trainerIn(scene), reference, text })
}
