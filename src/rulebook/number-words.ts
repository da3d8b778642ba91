/** The words in which a language says numbers and spans of years, and whose they are. */
import { z } from 'zod'
import { list } from './word-lists.js'

export const numbers = z.strictObject({
  words: z.record(z.string(), z.number()).default({}),
  ordinals: z.record(z.string(), z.number()).default({}),
  last: list,
  /** Years in one of each unit. */
  units: z.record(z.string(), z.number()).default({}),
  halves: list,
  since: list,
  /** Before a year, after a word for a beginning: "became its head in 2023". */
  in_year: list,
  began: list,
  range: list,
  /** Before a range whose ends an `and` links. */
  between: list,
  roughly: list,
  /** "All of it": the span named before, once more. */
  whole: list,
  /** "Half of them". */
  half_of: list,
  /** "None of it": no time at all. */
  nought: list,
  /** What a share is a share of: "of it", "of them". */
  of_those: list,
  /** Before or after these, a span is a duration or lies ahead, and is nobody's experience. */
  not_after: list,
  not_before: list,
  /** "make that": the number that follows stands in the place of the one before. */
  instead: list,
  /** A number that goes on with one of these says something of its own: "2 in audits". */
  of_its: list,
  /** Close before a number: what somebody asks of whoever comes. */
  required: list,
  /** No number near by is anybody's experience. */
  requirement: list,
  /** From here on a number is the person's own. */
  owned: list,
})
export type NumberWords = z.infer<typeof numbers>
