/**
 * A profile as digits, one a fact of the table: 0 unknown, 1 the person would not say, 2 and more
 * its values in order. Together they are one number, so that a decision is found by its index.
 */
import type { ChoiceFact, Known, Rulebook, Value } from '../rulebook/rulebook.js'

export const unknownDigit = 0
export const skippedDigit = 1
export const firstValueDigit = 2

export type Digits = readonly number[]

export interface Coding {
  readonly facts: readonly ChoiceFact[]
  /** How many profiles there are, those that are partly unknown or skipped included. */
  readonly states: number
  positionOf(fact: string): number | undefined
  digitOf(position: number, value: Value | null | undefined): number
  digits(known: Known): number[]
  index(digits: Digits): number
  indexOf(known: Known): number
}

/** Years have no digits: they decide no path. */
export function codingOf(rulebook: Pick<Rulebook, 'facts'>): Coding {
  const facts = rulebook.facts.filter((fact) => fact.kind === 'choice')
  const ids = facts.map((fact) => fact.id)
  const values = facts.map((fact) => fact.values)
  const positions = new Map(ids.map((id, position) => [id, position]))
  const strides: number[] = []
  let stride = 1
  for (const each of values) {
    strides.push(stride)
    stride *= each.length + firstValueDigit
  }
  const digitOf = (position: number, value: Value | null | undefined): number => {
    if (value === undefined) return unknownDigit
    if (value === null) return skippedDigit
    const at = (values[position] as readonly Value[]).indexOf(value)
    // A value that the rules no longer have counts as unknown.
    return at < 0 ? unknownDigit : at + firstValueDigit
  }
  return {
    facts,
    states: stride,
    positionOf: (fact) => positions.get(fact),
    digitOf,
    digits: (known) => ids.map((id, position) => digitOf(position, known[id])),
    index: (digits) =>
      digits.reduce((sum, digit, position) => sum + digit * (strides[position] as number), 0),
    indexOf: (known) => {
      let index = 0
      for (let position = 0; position < ids.length; position++) {
        index += digitOf(position, known[ids[position] as string]) * (strides[position] as number)
      }
      return index
    },
  }
}
