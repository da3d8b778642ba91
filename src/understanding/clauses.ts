/** A message cut into clauses: who acts in each, and how surely it is said. */

import type { Grammar } from '../rulebook/vocabulary.js'
import { firstActor, lastActor } from './actors.js'
import { type Lexicon, lengthAt, type Marks } from './lexicon.js'
import { coreOf, cutSpans, has, type Link, type Span } from './spans.js'
import { edge, type Tokens } from './tokens.js'

export interface Clause {
  readonly from: number
  readonly to: number
  /** The first word that is no link and no filler. */
  readonly core: number
  readonly sentence: number
  readonly link: Link
  /** It has no wish and nobody acting of its own, and goes on with the clause before. */
  readonly continues: boolean
  readonly question: boolean
  readonly unreal: boolean
  hedge: 'none' | 'soft' | 'full'
  /** Who acts at its start; `open` where nobody is named, as in notes and telegrams. */
  readonly actor: 'self' | 'other' | 'open'
}

/** The word class of each role. `carried` is whichever class goes on with the clause after it. */
export type Roles = { readonly [Role in keyof Grammar]: number }

/** Gives each role of the grammar its word class. */
export function defineRoles(grammar: Grammar, lexicon: Lexicon): Roles {
  const roles = Object.keys(grammar).map((role) => [role, lexicon.classId(`grammar.${role}`)])
  return Object.fromEntries(roles) as Roles
}

export function cutClauses(tokens: Tokens, marks: Marks, roles: Roles): Clause[] {
  const spans = cutSpans(tokens, marks, roles)
  const asked = askedSpans(spans, tokens, marks, roles)
  const unreal = unrealSpans(spans, tokens, marks, roles)
  const clauses: Clause[] = []
  for (const [index, span] of spans.entries()) {
    const before = clauses[index - 1]
    const core = coreOf(span, marks, roles)
    const own = firstActor(span, core, marks, roles)
    const sameSentence = before !== undefined && before.sentence === span.sentence
    const goesOn = sameSentence && own === 'open' && span.link !== 'cut'
    const continues = goesOn && !has(span, marks, roles.carried)
    // "my boss is a CISO and wants …": a wish of its own, but in nobody else's name.
    const sameActor = continues || (goesOn && lengthAt(marks, core, roles.third_person) > 0)
    clauses.push({
      from: span.from,
      to: span.to,
      sentence: span.sentence,
      link: span.link,
      core,
      continues,
      question: asked.has(index),
      unreal: unreal.has(index),
      hedge: hedgeOf(span, marks, roles),
      actor: own === 'open' && sameActor && before ? lastActor(before, marks, roles) : own,
    })
  }
  spreadHedges(clauses, tokens, marks, roles)
  return clauses
}

/** A `?` asks from the last clause that begins like a question; failing that, the last clause. */
function askedSpans(
  spans: readonly Span[],
  tokens: Tokens,
  marks: Marks,
  roles: Roles,
): Set<number> {
  const asked = new Set<number>()
  for (const [index, span] of spans.entries()) {
    if (lengthAt(marks, coreOf(span, marks, roles), roles.asks) > 0) asked.add(index)
    if (((tokens.edges[span.to] ?? 0) & edge.question) === 0) continue
    let first = index
    for (let back = index; back >= 0 && spans[back]?.sentence === span.sentence; back--) {
      if (asked.has(back)) first = back
    }
    for (let at = first; at <= index; at++) asked.add(at)
  }
  return asked
}

const anyDigit = /\d/

/**
 * An `if` makes its own clause unreal; at the start of a sentence, all that hangs on it, up to a
 * "but". "Once I have it" is not so yet, and says nothing against what follows.
 */
function unrealSpans(
  spans: readonly Span[],
  tokens: Tokens,
  marks: Marks,
  roles: Roles,
): Set<number> {
  const unreal = new Set<number>()
  for (const [index, span] of spans.entries()) {
    if (lengthAt(marks, span.from, roles.awaited) > 0) unreal.add(index)
    if (!conditional(span, tokens, marks, roles)) continue
    unreal.add(index)
    if (spans[index - 1]?.sentence === span.sentence) continue
    for (let at = index + 1; ; at++) {
      const next = spans[at]
      if (next?.sentence !== span.sentence || turns(next, marks, roles)) break
      unreal.add(at)
    }
  }
  return unreal
}

/** "Until 2022" is a time, and no condition. */
function conditional(span: Span, tokens: Tokens, marks: Marks, roles: Roles): boolean {
  return [span.from, coreOf(span, marks, roles)].some((at) => {
    const length = lengthAt(marks, at, roles.condition)
    return length > 0 && !anyDigit.test(tokens.words[at + length] ?? '')
  })
}

function turns(span: Span, marks: Marks, roles: Roles): boolean {
  return span.link === 'cut' && lengthAt(marks, span.from, roles.contrast) > 0
}

function hedgeOf(span: Span, marks: Marks, roles: Roles): Clause['hedge'] {
  if (has(span, marks, roles.hedge)) return 'full'
  return has(span, marks, roles.hedge_soft) ? 'soft' : 'none'
}

/**
 * `audit, maybe` and `maybe, audit`: a hedge alone in its clause belongs to its neighbour. Where
 * no mark stands after it, `…, maybe I audit`, that is what follows.
 */
function spreadHedges(clauses: Clause[], tokens: Tokens, marks: Marks, roles: Roles): void {
  for (const [index, clause] of clauses.entries()) {
    const before = clauses[index - 1]
    if (clause.continues && before && clause.hedge === 'none' && clause.link !== 'cut') {
      if (before.hedge === 'full') clause.hedge = 'full'
    }
    if (clause.hedge === 'none') continue
    const length = lengthAt(
      marks,
      clause.core,
      clause.hedge === 'full' ? roles.hedge : roles.hedge_soft,
    )
    if (length === 0 || clause.core + length < clause.to) continue
    const after = clauses[index + 1]
    const runsOn = after !== undefined && tokens.edges[after.from] === edge.none
    if (runsOn) after.hedge = clause.hedge
    else if (before && before.sentence === clause.sentence) before.hedge = clause.hedge
    else if (after && after.sentence === clause.sentence) after.hedge = clause.hedge
  }
}
