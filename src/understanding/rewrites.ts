/** Different ways of writing the same thing, read as one: contractions, short forms, spellings. */
import { expand } from './expand.js'
import { Phrases } from './lexicon.js'
import { edge, type Tokens, tokenise } from './tokens.js'

export type Rewrite = (tokens: Tokens) => Tokens

/** Compiles `from: to` pairs. A contraction may be part of a turn of phrase, hence twice. */
export function rewriter(pairs: Readonly<Record<string, string>>): Rewrite {
  const once = onePass(pairs)
  return (tokens) => once(once(tokens))
}

function onePass(pairs: Readonly<Record<string, string>>): Rewrite {
  const phrases = new Phrases<readonly string[]>()
  for (const [from, to] of Object.entries(pairs)) {
    const words = to === '-' ? [] : tokenise(to).words
    for (const phrase of expand(from)) phrases.add(tokenise(phrase).words, words)
  }
  return (tokens) => {
    // Most phrases hold nothing to rewrite.
    if (!phrases.standIn(tokens)) return tokens
    const words: string[] = []
    const from: number[] = []
    const to: number[] = []
    const edges: number[] = [tokens.edges[0] ?? edge.none]
    let at = 0
    while (at < tokens.words.length) {
      let longest = 0
      let becomes: readonly string[] = []
      phrases.startingAt(tokens, at, (found, length) => {
        longest = length
        becomes = found[0] ?? []
      })
      const length = longest || 1
      const put = longest ? becomes : [tokens.words[at] ?? '']
      for (const word of put) {
        words.push(word)
        from.push(tokens.from[at] ?? 0)
        to.push(tokens.to[at + length - 1] ?? 0)
        edges.push(edge.none)
      }
      at += length
      edges[edges.length - 1] = (edges.at(-1) ?? 0) | (tokens.edges[at] ?? 0)
    }
    return { text: tokens.text, words, from, to, edges }
  }
}
