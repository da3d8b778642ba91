/** Letters that were begun and have not gone: one is at hand, and others wait beneath it. */
import type { Conversation, Draft } from './state.js'

/** Nothing that anybody would miss. */
export function isEmpty({ question, step }: Draft): boolean {
  return question === null && step === 'question'
}

/** The letter that was asked for, wherever it lies, and the talk in which all others wait. */
export interface Fetched {
  readonly draft: Draft | null
  readonly state: Conversation
  /** Whether the one that was at hand waits from now on. */
  readonly shelved: boolean
}

/** @param goesOn the hand-off that it goes on with; undefined for the beginning of one */
export function fetchDraft(state: Conversation, goesOn: string | undefined): Fetched {
  const { draft: atHand, shelf: waiting = [], ...talk } = state
  const all = [...waiting, ...(atHand && !isEmpty(atHand) ? [atHand] : [])]
  const draft =
    (atHand?.goesOn === goesOn ? atHand : all.find((each) => each.goesOn === goesOn)) ?? null
  const shelf = all.filter((each) => each !== draft)
  return {
    draft,
    state: { ...talk, draft: null, ...(shelf.length > 0 && { shelf }) },
    shelved: shelf.some((each) => each === atHand),
  }
}

/** Done with the one at hand, however it ended: the one that waited last is the next. */
export function withoutDraft(state: Conversation): Conversation {
  const { shelf = [], ...talk } = state
  const rest = shelf.slice(0, -1)
  return { ...talk, draft: shelf.at(-1) ?? null, ...(rest.length > 0 && { shelf: rest }) }
}

/** A question for the trainer with more words beneath it. */
export function joined(before: string | null, more: string | null): string | null {
  return before === null || more === null ? (before ?? more) : `${before}\n\n${more}`
}

/** About as much as one message may hold. */
export const longestQuestion = 4000
