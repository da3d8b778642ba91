/** Which of the offers that a person can still see would move something if they were tapped now. */
import { type Action, parseAction } from './action.js'
import { answeredHandoffs } from './open-handoffs.js'
import type { Live, Reply } from './reply.js'
import type { Conversation } from './state.js'

export function liveIn(state: Conversation): Live {
  const { open, draft, phase, history, serial } = state
  const answers = answeredHandoffs(state).flatMap(({ post }) => post.answer?.serial ?? [])
  return {
    question: open?.serial ?? null,
    draft: phase === 'handoff' ? (draft?.serial ?? null) : null,
    echo: history.at(-1)?.serial ?? null,
    turn: serial,
    ...(answers.length > 0 && { answers }),
  }
}

/**
 * Whether a tap on it would be taken, for platforms that take the button away if not.
 * @param action an offer's
 */
export function isLive(live: Live, action: string): boolean {
  const parsed = parseAction(action)
  return parsed !== null && actsOn(live, parsed)
}

/** Nothing waits any more, and more was said since. */
const later: Live = { question: null, draft: null, echo: null, turn: -1 }

/** Whether a tap on it is good however old it is, because it takes no answer. */
export function isLasting(action: string): boolean {
  return isLive(later, action)
}

/** Whether anything in it would not be taken any more; nothing else in it ever changes. */
export function hasDied(replies: readonly Reply[], live: Live): boolean {
  return actionsIn(replies).some((action) => !isLive(live, action))
}

/** Whether anything in it is live now, and will be dead some day and is to be taken away then. */
export function canDie(replies: readonly Reply[], live: Live): boolean {
  return actionsIn(replies).some((action) => isLive(live, action) && !isLasting(action))
}

function actionsIn(replies: readonly Reply[]): string[] {
  return replies
    .flatMap((reply) => [
      ...(reply.kind === 'question' ? reply.choices : []),
      ...('offers' in reply ? reply.offers : []),
    ])
    .map(({ action }) => action)
}

/** Whether an action acts on what waits now. What takes no answer is good however old it is. */
export function actsOn(live: Live, { serial, does }: Action): boolean {
  switch (does.kind) {
    case 'choose':
      return serial === live.question
    case 'reopen':
      return true
    case 'command':
      switch (does.command) {
        case 'skip':
        case 'back':
          return serial === live.draft || serial === live.question
        case 'take-back':
          return serial === live.echo
        case 'cancel':
        case 'send':
        case 'add':
        case 'rewrite':
        case 'transcript':
        case 'likely':
        case 'keep-typed':
          return serial === live.draft
        case 'answer-trainer':
        case 'settle':
          return live.answers?.includes(serial) ?? false
        case 'erase':
        case 'erase-now':
        case 'restart':
          return serial === live.turn
        default:
          return true
      }
  }
}
