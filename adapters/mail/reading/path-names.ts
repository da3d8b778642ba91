/** A path as somebody types it → certifications' ids. */
import { edits } from '../../../src/rulebook/nearest.js'
import type { PathName } from './incoming.js'

/** Each step by its id, one of its names, its initials, or the end of one that no other ends with; null if any is none. */
export function pathIn(typed: string, names: readonly PathName[]): readonly string[] | null {
  const known = phrasesOf(names)
  const words = wordsOf(typed)
  const path: string[] = []
  for (let at = 0; at < words.length; ) {
    const found = longestAt(words, at, known)
    if (found) {
      path.push(found.id)
      at += found.words.length
    } else if (between.has(words[at] ?? '')) at++
    else return null
  }
  return path.length > 0 && new Set(path).size === path.length ? path : null
}

/** What stands between the steps. */
const between: ReadonlySet<string> = new Set([
  ...['then', 'and', 'first', 'next', 'followed', 'by', 'later', 'und', 'dann', 'puis', 'et', 'y'],
  ...['the', 'pecb', 'iso', 'iec', '42001', 'certified', 'certification', 'course', 'training'],
])

interface Phrase {
  readonly id: string
  readonly words: readonly string[]
}

function phrasesOf(names: readonly PathName[]): readonly Phrase[] {
  const phrases = names.flatMap(({ id, names: called }) =>
    [id, ...called].flatMap((name) => {
      const words = wordsOf(name)
      const initials = words.map(([first = '']) => first).join('')
      return [
        ...words.map((_, start) => ({ id, words: words.slice(start) })),
        ...(words.length > 1 ? [{ id, words: [initials] }] : []),
      ]
    }),
  )
  return phrases
    .filter(
      ({ id, words }) =>
        !words.every((word) => between.has(word)) &&
        phrases.every((other) => other.id === id || other.words.join() !== words.join()),
    )
    .toSorted((one, other) => other.words.length - one.words.length)
}

function longestAt(words: readonly string[], at: number, known: readonly Phrase[]) {
  const near = (most: number) =>
    known.find((phrase) => {
      const given = words.slice(at, at + phrase.words.length)
      return (
        given.length === phrase.words.length &&
        phrase.words.every((word, place) => isNear(given[place] ?? '', word, most))
      )
    })
  return near(0) ?? near(1) ?? near(2)
}

/** One slip for every four letters, and never so many that it could be another word. */
function isNear(given: string, word: string, most: number): boolean {
  return edits(given, word) <= Math.min(most, Math.floor(word.length / 4))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
