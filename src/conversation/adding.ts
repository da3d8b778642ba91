/** What comes on top of what is known. */
import type { Question, Value } from '../rulebook/rulebook.js'
import type { Correction } from '../understanding/correction.js'
import type { Taken, Understood } from '../understanding/understand.js'
import { typed } from './answers.js'
import { knownOf, readAs } from './earlier.js'
import type { Scene, Turned } from './scene.js'
import type { Conversation } from './state.js'
import { taken } from './taking.js'

/** What is said on top of what is known, as the language puts the two together. */
export function withAdded(
  scene: Scene,
  { answers }: Conversation,
  facts: readonly Taken[],
  correction: Correction | undefined,
): readonly Taken[] {
  if (!correction?.also || (correction.kind !== 'none' && correction.kind !== 'maybe')) return facts
  // Beside more that is new, it is on top of that.
  if (facts.length > 1) return facts
  return facts.map((each) => {
    const answer = answers[each.fact]
    if (answer?.kind !== 'known') return each
    return { ...each, value: besides(scene, each.fact, answer.value, each.value) }
  })
}

/** A value with another on top of it, where the language puts the two together; else the other alone. */
export function besides(
  { language }: Scene,
  fact: string,
  known: Value | undefined,
  added: Value,
): Value {
  const both = language.vocabulary.weighing[fact]?.together.find(
    ({ values }) =>
      known !== undefined && known !== added && values.includes(known) && values.includes(added),
  )
  return both?.make ?? added
}

/** "Auditing too": so few words that only what is known tells what they mean. */
export function addedTo(
  scene: Scene,
  state: Conversation,
  { facts, choice, asks }: Understood,
  { also, rest }: Correction,
  answered: readonly Question[],
): Turned | null {
  if (!also || facts.length > 0 || choice || asks) return null
  for (const question of answered) {
    const together = readAs(scene, question, rest).facts.flatMap((each) => {
      const value = besides(scene, each.fact, knownOf(state, each.fact), each.value)
      return value === each.value ? [] : [{ ...each, value }]
    })
    if (together.length > 0) return taken(scene, state, typed(together), { question })
  }
  return null
}
