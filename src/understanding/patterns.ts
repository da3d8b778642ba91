/** Patterns as written in the language file, made ready to be looked for. */
import type { Amount } from './amounts.js'
import { expand } from './expand.js'
import type { Lexicon, Marks } from './lexicon.js'
import { tokenise } from './tokens.js'

type Item =
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
  /** A gap stops here. */
  /** Whether a class stands anywhere in it. */
  readonly has: (id: number) => boolean
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

const gaps: Readonly<Record<string, number>> = { '..': 2, '...': 5, '....': 9 }
const amounts: Readonly<Record<string, boolean | 'either'>> = {
  '{years}': true,
  '{number}': false,
  '{amount}': 'either',
}

class UnknownClass extends Error {
  override readonly name = 'UnknownClass'
}

/** @throws {UnknownClass} for a `{class}` that the language file does not define. */
export type CompilePattern = (written: string) => Pattern

/** Patterns are made of the same parts over and over, so each part is read once. */
export function patternCompiler(lexicon: Lexicon): CompilePattern {
  const parts = new Map<string, Item>()
  const itemOf = (part: string, written: string): Item => {
    const before = parts.get(part)
    if (before) return before
    const item = compileItem(part, written, lexicon)
    parts.set(part, item)
    return item
  }
  return (written) => compile(written, (part) => itemOf(part, written))
}

function compile(written: string, itemOf: (part: string) => Item): Pattern {
  const items: Item[] = []
  const required: (readonly number[])[] = []
  let counts = false
  let first: Item | undefined
  for (const part of written.split(' ')) {
    if (part === '') continue
    const item = itemOf(part)
    // A gap before everything else leaves out nothing.
    if (item.kind === 'gap' && items.length === 0) continue
    items.push(item)
    if (item.kind !== 'start') first ??= item
    if (item.kind === 'amount') counts = true
    // The one that the pattern is found by need not be looked for again.
    if (item.kind === 'any' && !item.optional && item !== first) required.push(item.classes)
  }
  if (first?.kind === 'any' && !first.optional) {
    return { items, firsts: first.classes, required, counts, begins: 'class' }
  }
  const begins = first?.kind === 'amount' ? 'amount' : 'anything'
  return { items, firsts: [], required, counts, begins }
}

function compileItem(part: string, written: string, lexicon: Lexicon): Item {
  if (part === '^') return { kind: 'start' }
  if (part === '$') return { kind: 'end' }
  const most = gaps[part]
  if (most !== undefined) return { kind: 'gap', most }
  const optional = part.length > 1 && part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  const unit = amounts[bare]
  if (unit !== undefined) return { kind: 'amount', unit, optional }
  const classes = bare.split('/').map((name) => {
    if (name.startsWith('{') && name.endsWith('}')) {
      const named = name.slice(1, -1)
      if (!lexicon.has(named)) throw new UnknownClass(`${name} in "${written}" is no word class`)
      return lexicon.classId(named)
    }
    return literal(name, lexicon)
  })
  return { kind: 'any', classes, optional }
}

/** A word in a pattern is a word class of its own; `_` joins the words of a phrase. */
function literal(word: string, lexicon: Lexicon): number {
  const name = `=${word}`
  if (!lexicon.has(name)) {
    lexicon.define(
      name,
      expand(word.replaceAll('_', ' ')).filter((each) => tokenise(each).words.length > 0),
    )
  }
  return lexicon.classId(name)
}

/** The first way in which the pattern fits from `at` on, shortest gaps first. */
export function matchAt(pattern: Pattern, ground: Ground, at: number): Match | undefined {
  for (const classes of pattern.required) if (!classes.some(ground.has)) return undefined
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
          if (pattern.counts && ground.links(here + skip)) return -1
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
