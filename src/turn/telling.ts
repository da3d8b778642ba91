/** Turns of which somebody is told what they moved, once they are kept. */
import { type Progress, progressOf } from '../conversation/progress.js'
import type { Store, TurnRequest } from '../store/store.js'
import { decideIn, type Input, type Setting } from './conversations.js'
import { type Turns, turnsOn } from './turn.js'

/** @param moved is told of no event that only repeats another */
export function turnsTelling(
  store: Store,
  setting: Setting,
  moved: (progress: Progress) => void,
): Turns<Input> {
  // A turn that lost a race is decided again: what counts is what was decided last.
  const decided = new WeakMap<TurnRequest<Input>, Progress>()
  const decide = decideIn(setting, (request, before, after) =>
    decided.set(request, progressOf(before, after)),
  )
  const turns = turnsOn(store, decide)
  return {
    async turn(request) {
      const kept = await turns.turn(request)
      const progress = decided.get(request)
      if (progress && !kept.repeated) moved(progress)
      return kept
    },
    mark: (mark) => turns.mark(mark),
    pending: (person) => turns.pending(person),
    settled: () => turns.settled(),
  }
}
