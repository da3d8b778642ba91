/** What a message says, as facts with the words they came from. It decides nothing. */
import type { Choice, Question, Value } from '../rulebook/rulebook.js'
import type { CommandId } from '../rulebook/vocabulary.js'
import type { Correction } from './correction.js'

/** A fact that the person said, and the words that said it. */
export interface Taken {
  readonly fact: string
  readonly value: Value
  readonly words: string
}

export interface Context {
  /** The question that is open, and its choices in the order in which they were offered. */
  readonly asked?: { readonly question: Question; readonly choices: readonly Choice[] }
  /** The current year, for "since 2019". */
  readonly year: number
}

export interface Understood {
  /** Each fact at most once, apart from what `choice` sets. */
  readonly facts: readonly Taken[]
  /** The choice of the open question that was named by number, label, near spelling, yes or no. */
  readonly choice?: Choice
  /** How the choice was named, where not by what it says: "the second one", or words of its label. */
  readonly named?: 'by-place' | 'by-label'
  /** Set where the message as a whole is a command. */
  readonly command?: CommandId
  /** Topics of the language that the message asks about. */
  readonly topics: readonly string[]
  /** The message asks something, whether or not a topic answers it. */
  readonly asks: boolean
  /** Set where the message may change what was said before. */
  readonly correction?: Correction
}

/** One language's ears, made ready once. */
export interface Listener {
  understand(text: string, context: Context): Understood
}
