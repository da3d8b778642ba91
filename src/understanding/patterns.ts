/** Patterns, and whether and where one fits. */
import type { Amount } from './amounts.js'
import type { Marks } from './lexicon.js'

export type Item =
  | { readonly kind: 'any'; readonly classes: readonly number[]; readonly optional: boolean }
  | { readonly kind: 'amount'; readonly unit: boolean | 'either'; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }

export interface Pattern {
  readonly items: readonly Item[]
  /** Classes of which one must stand at the start of a match; none where anything may. */
  readonly firsts: readonly number[]
  /** Alternatives of which one must stand somewhere in the ground, for a quick no. */
  readonly required: readonly (readonly number[])[]
  /** It takes a number. */
  readonly counts: boolean
  readonly begins: 'class' | 'amount' | 'anything'
}

/** What a pattern is matched on: the words of a message from one edge to another. */
export interface Ground {
  readonly marks: Marks
  readonly amounts: readonly (Amount | undefined)[]
  readonly from: number
  readonly to: number
  /** The first word that counts as the start for `^`. */
  readonly core: number
  /** A 1 for each class that stands anywhere in it. */
  readonly present: Uint8Array
  /** A gap stops here. */
  stops(at: number): boolean
  /** A gap in a pattern with a number stops here as well. */
  links(at: number): boolean
  /** This word may stand between the last one matched and `$`. */
  idle(at: number): number
}

export interface Match {
  readonly from: number
  readonly to: number
  /** Where the number that the pattern took stands. */
  readonly amountAt?: number
}

/** The first way in which the pattern fits from `at` on, shortest gaps first. */
export function matchAt(pattern: Pattern, ground: Ground, at: number): Match | undefined {
  if (!mayFit(pattern, ground)) return undefined
  let amountAt: number | undefined
  const { items } = pattern
  const step = (index: number, here: number): number => {
    const item = items[index]
    if (item === undefined) return here
    switch (item.kind) {
      case 'start':
        return here >= ground.from && here <= ground.core ? step(index + 1, here) : -1
      case 'end': {
        let end = here
        while (end < ground.to) {
          const idle = ground.idle(end)
          if (idle === 0) return -1
          end += idle
        }
        return step(index + 1, here)
      }
      case 'gap': {
        for (let skip = 0; skip <= item.most && here + skip <= ground.to; skip++) {
          const end = step(index + 1, here + skip)
          if (end !== -1) return end
          if (here + skip >= ground.to || ground.stops(here + skip)) return -1
          // A number is of the words next to it, and not of those beyond another number.
          if (pattern.counts && (ground.links(here + skip) || ground.amounts[here + skip]))
            return -1
        }
        return -1
      }
      case 'amount': {
        const amount = here < ground.to ? ground.amounts[here] : undefined
        if (amount && (item.unit === 'either' || item.unit === amount.unit)) {
          const kept = amountAt
          amountAt = here
          const end = step(index + 1, here + amount.length)
          if (end !== -1) return end
          amountAt = kept
        }
        return item.optional ? step(index + 1, here) : -1
      }
      case 'any': {
        const marks = here < ground.to ? ground.marks.here[here] : undefined
        for (let i = marks ? marks.length - 2 : -1; i >= 0; i -= 2) {
          if (!item.classes.includes(marks?.[i] ?? -1)) continue
          const next = here + (marks?.[i + 1] ?? 0)
          if (next > ground.to) continue
          const end = step(index + 1, next)
          if (end !== -1) return end
        }
        return item.optional ? step(index + 1, here) : -1
      }
    }
  }
  const end = step(0, at)
  if (end === -1) return undefined
  return { from: at, to: end, ...(amountAt !== undefined && { amountAt }) }
}

/** Most patterns lack a word that they need, which is soon seen. */
function mayFit({ required }: Pattern, { present }: Ground): boolean {
  for (let i = 0; i < required.length; i++) {
    const classes = required[i] ?? []
    let stands = false
    for (let j = 0; j < classes.length && !stands; j++) stands = present[classes[j] ?? 0] === 1
    if (!stands) return false
  }
  return true
}

/** True when one of the classes stands somewhere in `from … to`. */
export function anyIn(marks: Marks, ids: readonly number[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const here = marks.here[at]
    if (!here) continue
    for (let i = 0; i < here.length; i += 2) {
      if (ids.includes(here[i] ?? -1) && at + (here[i + 1] ?? 0) <= to) return true
    }
  }
  return false
}
