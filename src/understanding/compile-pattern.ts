/** Patterns as written in the language file, made ready to be looked for. */
import { expand } from './expand.js'
import type { Lexicon } from './lexicon.js'
import type { Item, Pattern } from './patterns.js'
import { tokenise } from './tokens.js'

const gaps: Readonly<Record<string, number>> = { '..': 2, '...': 5, '....': 9 }
const amounts: Readonly<Record<string, boolean | 'either'>> = {
  '{years}': true,
  '{number}': false,
  '{amount}': 'either',
}

class UnknownClass extends Error {
  override readonly name = 'UnknownClass'
}

/** @throws {UnknownClass} for a `{class}` that the language file does not define. */
export type CompilePattern = (written: string) => Pattern

/** Patterns are made of the same parts over and over, so each part is read once. */
export function patternCompiler(lexicon: Lexicon): CompilePattern {
  const parts = new Map<string, Item>()
  const itemOf = (part: string, written: string): Item => {
    const before = parts.get(part)
    if (before) return before
    const item = compileItem(part, written, lexicon)
    parts.set(part, item)
    return item
  }
  return (written) => compile(written, (part) => itemOf(part, written))
}

function compile(written: string, itemOf: (part: string) => Item): Pattern {
  const items: Item[] = []
  const required: (readonly number[])[] = []
  let counts = false
  let first: Item | undefined
  for (const part of written.split(' ')) {
    if (part === '') continue
    const item = itemOf(part)
    // A gap before everything else leaves out nothing.
    if (item.kind === 'gap' && items.length === 0) continue
    items.push(item)
    if (item.kind !== 'start') first ??= item
    if (item.kind === 'amount') counts = true
    // The one that the pattern is found by need not be looked for again.
    if (item.kind === 'any' && !item.optional && item !== first) required.push(item.classes)
  }
  if (first?.kind === 'any' && !first.optional) {
    return { items, firsts: first.classes, required, counts, begins: 'class' }
  }
  const begins = first?.kind === 'amount' ? 'amount' : 'anything'
  return { items, firsts: [], required, counts, begins }
}

function compileItem(part: string, written: string, lexicon: Lexicon): Item {
  if (part === '^') return { kind: 'start' }
  if (part === '$') return { kind: 'end' }
  const most = gaps[part]
  if (most !== undefined) return { kind: 'gap', most }
  const optional = part.length > 1 && part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  const unit = amounts[bare]
  if (unit !== undefined) return { kind: 'amount', unit, optional }
  const classes = bare.split('/').map((name) => {
    if (name.startsWith('{') && name.endsWith('}')) {
      const named = name.slice(1, -1)
      if (!lexicon.has(named)) throw new UnknownClass(`${name} in "${written}" is no word class`)
      return lexicon.classId(named)
    }
    return literal(name, lexicon)
  })
  return { kind: 'any', classes, optional }
}

/** A word in a pattern is a word class of its own; `_` joins the words of a phrase. */
function literal(word: string, lexicon: Lexicon): number {
  const name = `=${word}`
  if (!lexicon.has(name)) {
    lexicon.define(
      name,
      expand(word.replaceAll('_', ' ')).filter((each) => tokenise(each).words.length > 0),
    )
  }
  return lexicon.classId(name)
}
