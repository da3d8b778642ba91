/** The rules of one field of advice, as read from a rules folder. Nothing in code names a field. */
import type { Topics, Vocabulary } from './vocabulary.js'
import type { WordingKey } from './wording-keys.js'

export type Value = string | number | boolean

export interface Rulebook {
  /** Names this exact content; kept with every recommendation. */
  readonly hash: string
  readonly facts: readonly Fact[]
  readonly derived: readonly DerivedFact[]
  readonly certifications: readonly Certification[]
  readonly questions: readonly Question[]
  readonly rows: readonly Row[]
  readonly notes: readonly Note[]
  readonly cohorts: readonly Cohort[]
  readonly trainer: Trainer
  readonly scenarios: readonly Scenario[]
  /** At least one; the first is spoken where nothing else is asked for. */
  readonly languages: readonly Language[]
}

export type Fact = ChoiceFact | YearsFact

/** A fact with few values: what the decision table speaks of. */
export interface ChoiceFact {
  readonly kind: 'choice'
  readonly id: string
  readonly values: readonly Value[]
  readonly ifSkipped: IfSkipped
  /**
   * By value, as a string: what it may still turn into, for somebody in whose life it goes one way
   * only. A value that is not there may turn into any; absent where every one may.
   */
  readonly becomes?: Readonly<Record<string, readonly Value[]>>
}

/** A number of years, 0 or more. It never decides a path, only notes. */
export interface YearsFact {
  readonly kind: 'years'
  readonly id: string
}

/**
 * What a fact is taken for when the person will not say: one of its values, nothing (no row's
 * condition on it holds), or anything (the advice is judged over every value it may have).
 */
export type IfSkipped =
  | { readonly kind: 'counts-as'; readonly value: Value }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'anything' }

/** True when any of its conditions is. */
export interface DerivedFact {
  readonly id: string
  readonly any: readonly Condition[]
}

/** Holds when each fact named has one of the values listed. A fact that is not known has none. */
export type Condition = Readonly<Record<string, readonly Value[]>>

export interface Certification {
  readonly id: string
  readonly requires: readonly Requirement[]
  readonly source: string
  /** A day, `2026-11-24`: when somebody last compared this with the source. */
  readonly reviewed: string
  /** A day from which the review counts as due again. */
  readonly reviewBy: string
}

export interface Requirement {
  readonly fact: string
  readonly atLeast: number
}

export interface Question {
  readonly id: string
  /** `path` questions decide; `notes` questions come after the path and may be passed over. */
  readonly decides: 'path' | 'notes'
  /** For `notes` questions: asked when the path starts with one of these. Empty for `path`. */
  readonly whenFirstStep: readonly string[]
  readonly choices: readonly Choice[]
  /** The facts that its choices set, each once, in order. */
  readonly facts: readonly string[]
}

export interface Choice {
  readonly id: string
  readonly sets: Readonly<Record<string, Value>>
}

export interface Row {
  readonly id: string
  readonly when: Condition
  /** Certification ids in order; empty is the trainer's own advice. */
  readonly path: readonly string[]
  /** For rows without a path: the certification that the rest leans to; the first that holds. */
  readonly leans: readonly Lean[]
  /** Catches what has facts missing; no complete profile may end here. */
  readonly fallback: boolean
  /** Later rows that this one is meant to win over where both hold. */
  readonly before: readonly string[] | 'all'
  readonly examples: readonly Known[]
}

export interface Lean {
  readonly when: Condition
  readonly to: string
}

/** Facts by id. A fact that is not there is unknown; `null` is one the person would not say. */
export type Known = Readonly<Record<string, Value | null | undefined>>

export interface Note {
  readonly id: string
  readonly when: NoteCondition
}

/** Each part that is present must hold. */
export interface NoteCondition {
  readonly facts: Condition
  readonly unless: Condition
  readonly unknown: readonly string[]
  readonly rows: readonly string[]
  readonly firstStep: readonly string[]
  readonly onPath: readonly string[]
  readonly notOnPath: readonly string[]
  readonly steps?: 'one' | 'several'
  readonly experience?: 'short' | 'met' | 'unknown'
  readonly cohort?: 'listed'
}

export interface Cohort {
  readonly id: string
  readonly certification: string
  /** `07-03` (no year known) or `2027-07-03`. */
  readonly starts: string
}

export interface Trainer {
  readonly name: string
  readonly email: string
  /** What the trainer promises; absent where nothing is promised. */
  readonly answersWithinDays?: number
}

/** A profile and what it must get. */
export interface Scenario {
  readonly id: string
  readonly facts: Known
  readonly expect: {
    readonly path: readonly string[]
    readonly row?: string
    readonly notes?: readonly string[]
    readonly lean?: string
  }
}

/** Every word of one language: what is said, and what is understood. */
export interface Language {
  readonly id: string
  readonly name: string
  /** How dates and lists are written: `en-GB`. */
  readonly locale: string
  readonly file: string
  readonly certifications: Readonly<Record<string, CertificationWords>>
  readonly facts: Readonly<Record<string, FactWords>>
  readonly questions: Readonly<Record<string, QuestionWords>>
  readonly rows: Readonly<Record<string, string>>
  readonly notes: Readonly<Record<string, string>>
  readonly cohorts: Readonly<Record<string, string>>
  readonly topics: Topics
  readonly wording: Readonly<Record<WordingKey, string>>
  readonly vocabulary: Vocabulary
}

export interface CertificationWords {
  readonly name: string
  readonly short: string
  readonly forWhom: string
  readonly covers: string
  readonly effort: string
}

export interface FactWords {
  readonly name: string
  /** For years: what they are of, as it follows a number: `in AI management`. */
  readonly of?: string
  readonly values: Readonly<Record<string, string>>
}

export interface QuestionWords {
  readonly name: string
  readonly ask: string
  readonly why: string
  readonly again: string
  readonly choices: Readonly<Record<string, string>>
}
