/** The words in which a language takes back or changes what was said before. All lists are of patterns but the last. */
import { z } from 'zod'
import { list } from './word-lists.js'

const patterns = z.array(z.string().trim().min(1)).default([])

export const corrections = z.strictObject({
  /** Openings after which comes what is wanted instead: "I changed my mind". */
  minds: patterns,
  /** Openings after which comes what is meant instead: "make that". */
  replaces: patterns,
  /** Openings that may as well just begin an answer: "sorry". */
  begins: patterns,
  /** Openings after which comes what is no longer so: "forget the". */
  drops: patterns,
  /** Endings after what is meant instead: "after all". */
  replaces_before: patterns,
  /** Endings that may as well just end an answer: "actually". */
  begins_before: patterns,
  /** Endings after what is no longer so: "by mistake". */
  drops_before: patterns,
  /** What stands between the name of a question and its new answer: "is", "should be". */
  links: patterns,
  /** "should be": between the old amount and the new one. */
  becomes: list,
  /** "instead of", "not": between the new amount and the old one. */
  instead_of: list,
  /** Words that say of an answer, by its question's name or place, that it is to be changed. */
  wrong: list,
  /** What is counted: "the first question". */
  asked: list,
  /** "also": what is said comes on top of what is known. */
  also: list,
  /** "I already have that one": what is meant is the first step that was recommended. */
  has: patterns,
  /** "I don't hold that": the certificate that was said last. */
  lacks: patterns,
  /** What people call each question, by its id. */
  questions: z.record(z.string(), list).default({}),
})
