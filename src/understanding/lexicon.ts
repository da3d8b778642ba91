/** Which word classes stand where in a message. */
import { expand } from './expand.js'
import { edge, type Tokens, tokenise } from './tokens.js'

interface Node<Found> {
  readonly next: Map<string, Node<Found>>
  readonly found: Found[]
}

/** A tree of phrases, so that all of them are looked for at once. */
export class Phrases<Found> {
  private readonly root: Node<Found> = { next: new Map(), found: [] }

  add(words: readonly string[], found: Found): void {
    let node = this.root
    for (const word of words) {
      let next = node.next.get(word)
      if (!next) {
        next = { next: new Map(), found: [] }
        node.next.set(word, next)
      }
      node = next
    }
    if (!node.found.includes(found)) node.found.push(found)
  }

  mayStart(word: string): boolean {
    return this.root.next.has(word)
  }

  /** Calls back for each phrase that starts at `at`, shortest first. Phrases cross no edge. */
  startingAt(tokens: Tokens, at: number, each: (found: Found, length: number) => void): void {
    let node = this.root.next.get(tokens.words[at] ?? '')
    let length = 1
    while (node) {
      for (const found of node.found) each(found, length)
      const word = tokens.words[at + length]
      if (word === undefined || tokens.edges[at + length] !== edge.none) return
      node = node.next.get(word)
      length++
    }
  }
}

/** For each position, class and length in turn: `[class, length, class, length, …]`. */
export type Marks = readonly number[][]

/** Names of word classes as small numbers, and the phrases of each. */
export class Lexicon {
  private readonly ids = new Map<string, number>()
  private readonly phrases = new Phrases<number>()
  readonly known = new Set<string>()
  /** Lists take in one another, so the same phrase comes many times. */
  private readonly cut = new Map<string, readonly (readonly string[])[]>()

  /** @param plain brings a phrase into the form in which messages are read */
  constructor(private readonly plain: (tokens: Tokens) => Tokens) {}

  classId(name: string): number {
    let id = this.ids.get(name)
    if (id === undefined) {
      id = this.ids.size
      this.ids.set(name, id)
    }
    return id
  }

  has(name: string): boolean {
    return this.ids.has(name)
  }

  define(name: string, entries: readonly string[]): void {
    const id = this.classId(name)
    for (const entry of entries) {
      for (const words of this.wordsOf(entry)) this.phrases.add(words, id)
    }
  }

  private wordsOf(entry: string): readonly (readonly string[])[] {
    const before = this.cut.get(entry)
    if (before) return before
    const all: (readonly string[])[] = []
    for (const phrase of expand(entry)) {
      const { words } = this.plain(tokenise(phrase))
      for (const word of words) this.known.add(word)
      if (words.length > 0) all.push(words)
    }
    this.cut.set(entry, all)
    return all
  }

  mark(tokens: Tokens): number[][] {
    const marks: number[][] = []
    for (let at = 0; at < tokens.words.length; at++) {
      const here: number[] = []
      this.phrases.startingAt(tokens, at, (id, length) => here.push(id, length))
      marks.push(here)
    }
    return marks
  }
}

/** The longest length with which a class stands at a position; 0 where it does not. */
export function lengthAt(marks: Marks, at: number, id: number): number {
  const here = marks[at]
  if (!here) return 0
  let length = 0
  for (let i = 0; i < here.length; i += 2) {
    if (here[i] === id && (here[i + 1] ?? 0) > length) length = here[i + 1] ?? 0
  }
  return length
}
