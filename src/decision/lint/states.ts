/** Every set of known facts, for checks that try them one by one. */
import type { ChoiceFact, Known, Value } from '../../rulebook/rulebook.js'

/** Unknown, each value, and `null` for what the person would not say. */
export function* everyKnown(facts: readonly ChoiceFact[]): Generator<Known> {
  const [first, ...rest] = facts
  if (!first) {
    yield {}
    return
  }
  for (const known of everyKnown(rest)) {
    yield known
    for (const value of [...first.values, null] as readonly (Value | null)[]) {
      yield { ...known, [first.id]: value }
    }
  }
}
