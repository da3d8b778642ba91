/** The language's words for corrections, compiled. */
import type { Vocabulary } from '../rulebook/vocabulary.js'
import type { CompilePattern } from './compile-pattern.js'
import type { Lexicon } from './lexicon.js'
import type { Pattern } from './patterns.js'

export interface Corrections {
  readonly minds: readonly Pattern[]
  readonly replaces: readonly Pattern[]
  readonly begins: readonly Pattern[]
  readonly drops: readonly Pattern[]
  readonly replacesBefore: readonly Pattern[]
  readonly beginsBefore: readonly Pattern[]
  readonly dropsBefore: readonly Pattern[]
  readonly links: readonly Pattern[]
  readonly has: readonly Pattern[]
  readonly lacks: readonly Pattern[]
  readonly questions: readonly { readonly id: string; readonly words: number }[]
  readonly becomes: number
  readonly insteadOf: number
  readonly wrong: number
  readonly asked: number
  readonly also: number
  readonly ordinals: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, number>
}

export function compileCorrections(
  { corrections, numbers }: Vocabulary,
  lexicon: Lexicon,
  compile: CompilePattern,
): Corrections {
  const define = (name: string, entries: readonly string[]): number => {
    lexicon.define(`correction.${name}`, entries)
    return lexicon.classId(`correction.${name}`)
  }
  const all = (written: readonly string[]): Pattern[] => written.map(compile)
  return {
    minds: all(corrections.minds),
    replaces: all(corrections.replaces),
    begins: all(corrections.begins),
    drops: all(corrections.drops),
    replacesBefore: all(corrections.replaces_before.map((each) => `${each} $`)),
    beginsBefore: all(corrections.begins_before.map((each) => `${each} $`)),
    dropsBefore: all(corrections.drops_before.map((each) => `${each} $`)),
    links: all(corrections.links),
    has: all(corrections.has.map((each) => `${each} $`)),
    lacks: all(corrections.lacks.map((each) => `${each} $`)),
    questions: Object.entries(corrections.questions).map(([id, words]) => ({
      id,
      words: define(`question.${id}`, words),
    })),
    becomes: define('becomes', corrections.becomes),
    insteadOf: define('instead_of', corrections.instead_of),
    wrong: define('wrong', corrections.wrong),
    asked: define('asked', corrections.asked),
    also: define('also', corrections.also),
    ordinals: new Map(Object.entries(numbers.ordinals)),
    units: new Map(Object.entries(numbers.units)),
  }
}
