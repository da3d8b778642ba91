/** What a turn moved, for those who count how people get along. */
import type { Conversation } from './state.js'

export interface Progress {
  /** The question that this turn put to the person. */
  readonly asked: string | null
  /** The question that this turn answered or skipped. */
  readonly answered: string | null
  /** The row of a recommendation that was given, or given anew. */
  readonly recommended: string | null
}

/** @param before null where the talk began with this turn */
export function progressOf(before: Conversation | null, after: Conversation): Progress {
  const asked = after.open?.question ?? null
  const last = after.history.at(-1)
  const given = after.given
  return {
    asked: asked === before?.open?.question ? null : asked,
    // Going back takes entries away: only one that this turn made counts.
    answered: last && last.serial > (before?.serial ?? 0) ? last.question : null,
    recommended:
      given?.outcome === before?.given?.outcome && given?.row === before?.given?.row
        ? null
        : (given?.row ?? null),
  }
}
