/**
 * The words a language understands: commands, word classes, and the patterns that say a fact.
 *
 * A word list holds words and phrases, with commas between them or an entry a line; `audit(s|ed|ing)` is audit, audits, audited and auditing,
 * `manag[e|es|ing]` is manage, manages and managing. A pattern is made of words, `{classes}`,
 * alternatives `a/b`, optional parts `a?`, the edges `^` and `$` of a clause, and gaps: `..` is up
 * to two words of any kind, `...` up to five, `....` up to nine.
 */
import { z } from 'zod'
import { corrections } from './correction-words.js'
import { numbers } from './number-words.js'
import { list, wordList } from './word-lists.js'

/** What a person may ask of the advisor at any time, whatever is open. */
export const commandIds = [
  'why',
  'back',
  'skip',
  'change',
  'alternatives',
  'restart',
  'status',
  'human',
  'data',
  'export',
  'erase',
  'undo',
  'help',
  'record',
  'calendar',
  'cancel',
  'withdraw',
  'yes',
  'no',
  'greeting',
  'thanks',
] as const
export type CommandId = (typeof commandIds)[number]

const text = z.string().trim().min(1)
const texts = z.array(text).min(1)
const value = z.union([z.string(), z.number(), z.boolean()])

/** A question that people ask on the way; without an answer it is one for the trainer. */
export const topicsShape = z.record(
  z.string(),
  z.strictObject({
    /** What is asked for, as it stands in a sentence: said where it is one of several. */
    name: text.optional(),
    asks: texts,
    answer: text.optional(),
  }),
)

/** What makes a pattern count less, unless its rule says that it may. */
const doubts = ['negated', 'hedged', 'unreal', 'question', 'other'] as const
export type Doubt = (typeof doubts)[number]

const rule = z.strictObject({
  /** The facts said. The value `years` stands for the number of years in the words matched. */
  sets: z.record(z.string(), value),
  like: texts,
  /** Questions of which one must be open. */
  asked: list,
  /** Questions of which none may be open, as the words would mean something else there. */
  not_asked: list,
  /** Doubts in spite of which it counts. */
  even: z.array(z.enum(doubts)).default([]),
  /** Word classes that keep it from counting when they stand in the same clause. */
  unless: list,
  /** Word classes that keep it from counting when they stand before it in the same clause. */
  unless_before: list,
  /** Word classes of which one must be what the words go on to, unless they go on to nothing. */
  object: list,
  /** Word classes of which one must stand somewhere in the message. */
  needs: list,
  /** Word classes of which none may stand anywhere in the message. */
  lacks: list,
  /** Two word classes: of both, the last one before it has to be the first: "do the same". */
  refers: z.tuple([text, text]).optional(),
  /** Two word classes: it counts unless the second stands nearer by than the first. */
  about: z.tuple([text, text]).optional(),
  /** The first of the two has to stand near by, not only the second be absent. */
  strictly: z.boolean().default(false),
  /** It counts only where nothing else is said of the fact: a yes before a "but". */
  weak: z.boolean().default(false),
})
export type SaysRule = z.infer<typeof rule>

const weighing = z.strictObject({
  /** Values from the strongest down; where two of equal rank are said, neither is taken. */
  order: z.array(z.array(value)),
  /** Values that, said together, make another one. */
  together: z.array(z.strictObject({ values: z.array(value), make: value })).default([]),
})
export type Weighing = z.infer<typeof weighing>

/** Words by what they do in a sentence, whatever the field. */
const grammar = z.strictObject({
  negation: list,
  /** Negations of the noun that follows; what is wanted further on is not negated by them. */
  negation_of_noun: list,
  /** Negations that, before the person who writes, answer what was asked and deny nothing. */
  answer_no: list,
  hedge: list,
  /** Hedges that an answer to an open question may have. */
  hedge_soft: list,
  self: list,
  other_pronoun: list,
  other_noun: list,
  title: list,
  owner: list,
  /** What sounds like somebody and is a thing: "the lead auditor" as a certificate. */
  no_actor: list,
  /** Verbs that, at the start of a clause, have no subject in it. */
  verb: list,
  /** Verbs in the form for he and she: a clause that starts with one goes on with its actor. */
  third_person: list,
  /** After these, somebody else's name makes that person the one who acts. */
  passes_to: list,
  /** "wants me to": a wish that somebody else has for the person who writes. */
  imposed: list,
  /** `by my boss`: names who made it so, not who acts. */
  agent: list,
  /** The word before a verb that hangs on another word: `to`. */
  infinitive: list,
  preposition: list,
  /** What somebody brings along: a clause with one tells of itself, not of the one before. */
  brings: list,
  /** "two of", "most of": the people named after it act. */
  share_of: list,
  /** Words that may follow a verb without being its object. */
  no_object: list,
  condition: list,
  /** "once I have": what is not so yet, though all that hangs on it is meant. */
  awaited: list,
  asks: list,
  correction: list,
  /** Corrections that take back what was said even when nothing follows. */
  retraction: list,
  former: list,
  /** "is", "was": between something and its denial. */
  copula: list,
  /** "option", "number": before the place of a choice. */
  announces: list,
  cut: list,
  and: list,
  or: list,
  /** Words that start a new clause when they follow one of `and` or `or`. */
  starts: list,
  /** The same, for the person who writes alone: "two years I was a manager". */
  leads_self: list,
  /** Wishes that, without anybody before them, start a new clause. */
  opens_wish: list,
  /** Words after which `I` goes on with the clause instead of starting one. */
  leads_in: list,
  /**
   * Word classes whose force goes on in a clause that continues the one before, each with the
   * class that patterns find at the start of such a clause.
   */
  carried: z.record(z.string(), text).default({}),
  /** Words that turn what was denied into its opposite: "not this, only that". */
  contrast: list,
  filler: list,
  /** Words that may stand around a command or the name of a choice and add nothing. */
  courtesy: list,
})
export type Grammar = z.infer<typeof grammar>

export const vocabularyShape = z.strictObject({
  commands: z.partialRecord(z.enum(commandIds), texts),
  /** Ways of writing, each with the plain one that it is read as. */
  rewrites: z.record(z.string(), z.string()).default({}),
  /** Words that are no misspelling of a vocabulary word, however near they look. */
  ordinary: list,
  words: z.record(z.string(), wordList).default({}),
  grammar: grammar.prefault({}),
  numbers: numbers.prefault({}),
  corrections: corrections.prefault({}),
  says: z.array(rule).default([]),
  weighing: z.record(z.string(), weighing).default({}),
  /** By question and choice: patterns that name the choice while the question is open. */
  replies: z.record(z.string(), z.record(z.string(), texts)).default({}),
})
export type Vocabulary = z.infer<typeof vocabularyShape>
export type Topics = z.infer<typeof topicsShape>
