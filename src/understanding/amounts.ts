/** Numbers and spans of years, as people write them. */
import type { NumberWords } from '../rulebook/number-words.js'
import { type Lexicon, lengthAt, type Marks } from './lexicon.js'
import { edge, type Tokens } from './tokens.js'

export interface Amount {
  readonly length: number
  readonly value: number
  /** With a unit it is a span of years; without one it is only a number. */
  readonly unit: boolean
  /** It stands in the place of a number that was taken back. */
  readonly corrected?: boolean
}

export type AmountReader = (
  tokens: Tokens,
  marks: Marks,
  thisYear: number,
) => (Amount | undefined)[]

const digits = /^\d{1,2}(?:[.,]\d{1,2})?$/
const fullYear = /^(?:19|20)\d\d$/

/** Words between a beginning and its year: "became the head of our AI team in 2023". */
const farthestBeginning = 8

/** Longer than any working life: what exceeds it is something else. */
const mostYears = 60

export function amountReader(words: NumberWords, lexicon: Lexicon): AmountReader {
  const values = new Map(Object.entries(words.words))
  const units = new Map(Object.entries(words.units))
  const define = (name: string, entries: readonly string[]): number => {
    lexicon.define(`number.${name}`, entries)
    return lexicon.classId(`number.${name}`)
  }
  const halves = define('halves', words.halves)
  const since = define('since', words.since)
  const began = define('began', words.began)
  const inYear = define('in_year', words.in_year)
  const range = define('range', words.range)
  const between = define('between', words.between)
  const conjunction = lexicon.classId('grammar.and')
  const roughly = define('roughly', words.roughly)
  const whole = define('whole', words.whole)
  const halfOf = define('half_of', words.half_of)
  const nought = define('nought', words.nought)
  const ofThose = define('of_those', words.of_those)
  const correction = lexicon.classId('grammar.correction')
  const notAfter = define('not_after', words.not_after)
  const notBefore = define('not_before', words.not_before)
  const self = lexicon.classId('grammar.self')
  for (const word of [...values.keys(), ...units.keys()]) lexicon.known.add(word)

  const single = (word: string | undefined): number | undefined => {
    if (word === undefined) return undefined
    if (digits.test(word)) return Number(word.replace(',', '.'))
    return values.get(word)
  }

  /** A number in words or digits; "twenty two" is one. */
  const numberAt = (tokens: Tokens, at: number): Amount | undefined => {
    const first = single(tokens.words[at])
    if (first === undefined) return undefined
    const next =
      tokens.edges[at + 1] === edge.none ? values.get(tokens.words[at + 1] ?? '') : undefined
    if (first >= 20 && first % 10 === 0 && next !== undefined && next > 0 && next < 10) {
      return { length: 2, value: first + next, unit: false }
    }
    return { length: 1, value: first, unit: false }
  }

  const joined = (tokens: Tokens, at: number): boolean =>
    at < tokens.words.length && tokens.edges[at] === edge.none

  const amountAt = (tokens: Tokens, marks: Marks, at: number): Amount | undefined => {
    const number = numberAt(tokens, at)
    if (!number) return undefined
    let end = at + number.length
    let value = number.value
    const and = lengthAt(marks, at - 1, between) > 0 ? lengthAt(marks, end, conjunction) : 0
    const to = joined(tokens, end) ? Math.max(and, lengthAt(marks, end, range)) : 0
    const high = to > 0 ? numberAt(tokens, end + to) : undefined
    if (high) end += to + high.length
    if (joined(tokens, end)) end += lengthAt(marks, end, roughly)
    let half = joined(tokens, end) ? lengthAt(marks, end, halves) : 0
    if (half > 0) value += 0.5
    end += half
    const unit = joined(tokens, end) ? units.get(tokens.words[end] ?? '') : undefined
    if (unit === undefined) return { length: end - at, value, unit: false }
    end++
    half = joined(tokens, end) ? lengthAt(marks, end, halves) : 0
    if (half > 0) value += 0.5
    return { length: end + half - at, value: Math.round(value * unit * 100) / 100, unit: true }
  }

  const sinceAt = (
    tokens: Tokens,
    marks: Marks,
    at: number,
    thisYear: number,
  ): Amount | undefined => {
    const length = lengthAt(marks, at, since)
    if (length === 0) return undefined
    for (let skip = 0; skip <= 2; skip++) {
      const word = tokens.words[at + length + skip] ?? ''
      if (skip > 0 && !joined(tokens, at + length + skip)) return undefined
      if (!fullYear.test(word)) continue
      const end = at + length + skip + 1
      const to = joined(tokens, end) ? lengthAt(marks, end, range) : 0
      const last = to > 0 ? (tokens.words[end + to] ?? '') : ''
      const closed = fullYear.test(last)
      const value = (closed ? Number(last) : thisYear) - Number(word)
      if (value < 0) return undefined
      return { length: end - at + (closed ? to + 1 : 0), value, unit: true }
    }
    return undefined
  }

  /** "I started with AI in 2023" */
  const begunAt = (
    tokens: Tokens,
    marks: Marks,
    at: number,
    thisYear: number,
  ): Amount | undefined => {
    const length = lengthAt(marks, at, inYear)
    const year = length > 0 ? (tokens.words[at + length] ?? '') : ''
    if (!fullYear.test(year) || Number(year) > thisYear) return undefined
    for (let back = 1; back <= farthestBeginning && joined(tokens, at - back + 1); back++) {
      if (lengthAt(marks, at - back, began) > 0) {
        return { length: length + 1, value: thisYear - Number(year), unit: true }
      }
    }
    return undefined
  }

  /** "All of it", "none of them": a share of the span named before. */
  const shareAt = (marks: Marks, at: number, before: Amount | undefined): Amount | undefined => {
    if (!before?.unit) return undefined
    for (const [share, value] of [
      [whole, before.value],
      [halfOf, before.value / 2],
      [nought, 0],
    ] as const) {
      const length = lengthAt(marks, at, share)
      if (length > 0 && lengthAt(marks, at + length, ofThose) > 0) {
        return { length, value, unit: false }
      }
    }
    return undefined
  }

  /** "3 years, no wait, 4": what corrects a span of years is one. */
  const corrects = (marks: Marks, at: number): boolean => {
    for (let back = 1; back <= 3 && back <= at; back++) {
      if (lengthAt(marks, at - back, correction) === back) return true
    }
    return false
  }

  const elsewhere = (tokens: Tokens, marks: Marks, at: number, length: number): boolean => {
    for (let back = 1; back <= 4 && back <= at; back++) {
      if (lengthAt(marks, at - back, notAfter) === back) return true
    }
    if (!joined(tokens, at + length)) return false
    const before = lengthAt(marks, at + length, notBefore)
    // "ten years before I became …" are one's own.
    return before > 0 && lengthAt(marks, at + length + before, self) === 0
  }

  return (tokens, marks, thisYear) => {
    const found: (Amount | undefined)[] = []
    let last: Amount | undefined
    for (let at = 0; at < tokens.words.length; at++) {
      const read =
        shareAt(marks, at, last) ??
        amountAt(tokens, marks, at) ??
        sinceAt(tokens, marks, at, thisYear) ??
        begunAt(tokens, marks, at, thisYear)
      if (!read) continue
      const amount =
        !read.unit && last?.unit && corrects(marks, at) ? { ...read, unit: true } : read
      last = amount
      if (
        amount.value <= mostYears &&
        !(amount.unit && elsewhere(tokens, marks, at, amount.length))
      ) {
        found[at] = amount
      }
      at += amount.length - 1
    }
    return found
  }
}
