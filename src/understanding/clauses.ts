/** A message cut into clauses: who acts in each, and how surely it is said. */

import type { Grammar } from '../rulebook/vocabulary.js'
import { firstActor, lastActor, ownedTitle } from './actors.js'
import { type Lexicon, lengthAt, type Marks } from './lexicon.js'
import { edge, type Tokens } from './tokens.js'

export interface Clause {
  readonly from: number
  readonly to: number
  /** The first word that is no link and no filler. */
  readonly core: number
  readonly sentence: number
  /** `comma` is an edge without a linking word. */
  readonly link: 'none' | 'comma' | 'and' | 'or' | 'cut'
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

/** No clause that a person writes is longer; it keeps the work in step with the length. */
const mostWords = 60

export interface Span {
  from: number
  to: number
  sentence: number
  link: Clause['link']
}

export function cutClauses(tokens: Tokens, marks: Marks, roles: Roles): Clause[] {
  const spans = cutSpans(tokens, marks, roles)
  const asked = askedSpans(spans, tokens, marks, roles)
  const unreal = unrealSpans(spans, marks, roles)
  const clauses: Clause[] = []
  for (const [index, span] of spans.entries()) {
    const before = clauses[index - 1]
    const core = coreOf(span, marks, roles)
    const own = firstActor(span, core, marks, roles)
    const sameSentence = before !== undefined && before.sentence === span.sentence
    const continues =
      sameSentence && own === 'open' && span.link !== 'cut' && !has(span, marks, roles.carried)
    clauses.push({
      ...span,
      core,
      continues,
      question: asked.has(index),
      unreal: unreal.has(index),
      hedge: hedgeOf(span, marks, roles),
      actor: own === 'open' && continues ? lastActor(before, marks, roles) : own,
    })
  }
  spreadHedges(clauses, marks, roles)
  return clauses
}

function cutSpans(tokens: Tokens, marks: Marks, roles: Roles): Span[] {
  const spans: Span[] = []
  let from = 0
  let sentence = 0
  let link: Clause['link'] = 'none'
  const close = (to: number, next: Clause['link']): void => {
    if (to > from) spans.push({ from, to, sentence, link })
    from = to
    link = next
  }
  for (let at = 0; at < tokens.words.length; at++) {
    const before = tokens.edges[at] ?? 0
    if (before !== edge.none) {
      const next = linkAt(at, marks, roles)
      if (before & edge.hard) {
        close(at, 'none')
        sentence++
      } else close(at, next === 'none' ? 'comma' : next)
    } else if (at - from >= mostWords) {
      close(at, 'comma')
    } else if (at > from) {
      const kind = startsClause(at, from, marks, roles)
      if (kind) close(at, kind)
    }
  }
  close(tokens.words.length, 'none')
  return spans
}

function linkAt(at: number, marks: Marks, roles: Roles): Clause['link'] {
  if (lengthAt(marks, at, roles.or) > 0) return 'or'
  if (lengthAt(marks, at, roles.and) > 0) return 'and'
  if (lengthAt(marks, at, roles.cut) > 0) return 'cut'
  return 'none'
}

function startsClause(
  at: number,
  from: number,
  marks: Marks,
  roles: Roles,
): Clause['link'] | undefined {
  const link = linkAt(at, marks, roles)
  if (link === 'cut') return 'cut'
  if (link !== 'none') {
    const next = at + lengthAt(marks, at, link === 'or' ? roles.or : roles.and)
    if (lengthAt(marks, next, roles.starts) > 0) return link
    return ownedTitle(next, marks, roles) ? link : undefined
  }
  const newActor = lengthAt(marks, at, roles.self) || lengthAt(marks, at, roles.other_pronoun)
  if (newActor === 0 || lengthAt(marks, at, roles.starts) === 0) return undefined
  for (let back = 1; back <= 3 && at - back >= from; back++) {
    const leads = lengthAt(marks, at - back, roles.leads_in) === back
    const linked = linkAt(at - back, marks, roles) !== 'none'
    if (leads || (linked && back === 1)) return undefined
  }
  return 'comma'
}

function coreOf(span: Span, marks: Marks, roles: Roles): number {
  let at = span.from
  while (at < span.to - 1) {
    const skip = Math.max(
      lengthAt(marks, at, roles.and),
      lengthAt(marks, at, roles.or),
      lengthAt(marks, at, roles.cut),
      lengthAt(marks, at, roles.filler),
      lengthAt(marks, at, roles.correction),
    )
    if (skip === 0 || at + skip >= span.to) break
    at += skip
  }
  return at
}

function has(span: Span, marks: Marks, role: number): boolean {
  for (let at = span.from; at < span.to; at++) if (lengthAt(marks, at, role) > 0) return true
  return false
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

/** An `if` makes its own clause unreal; at the start of a sentence, all that hangs on it. */
function unrealSpans(spans: readonly Span[], marks: Marks, roles: Roles): Set<number> {
  const unreal = new Set<number>()
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1]
    const opens = before?.sentence !== span.sentence
    const conditional =
      lengthAt(marks, span.from, roles.condition) > 0 ||
      lengthAt(marks, coreOf(span, marks, roles), roles.condition) > 0
    if (conditional) unreal.add(index)
    if (!conditional || !opens) continue
    for (let at = index + 1; spans[at]?.sentence === span.sentence; at++) unreal.add(at)
  }
  return unreal
}

function hedgeOf(span: Span, marks: Marks, roles: Roles): Clause['hedge'] {
  if (has(span, marks, roles.hedge)) return 'full'
  return has(span, marks, roles.hedge_soft) ? 'soft' : 'none'
}

/** `audit, maybe` and `maybe, audit`: a hedge alone in its clause belongs to its neighbour. */
function spreadHedges(clauses: Clause[], marks: Marks, roles: Roles): void {
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
    if (before && before.sentence === clause.sentence) before.hedge = clause.hedge
    else if (after && after.sentence === clause.sentence) after.hedge = clause.hedge
  }
}
