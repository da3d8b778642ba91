/** A message cut into stretches of words, at its marks and where another clause begins. */
import { isAside, ownedTitle } from './actors.js'
import type { Roles } from './clauses.js'
import { lengthAt, type Marks } from './lexicon.js'
import { edge, type Tokens } from './tokens.js'

/** No clause that a person writes is longer; it keeps the work in step with the length. */
const mostWords = 60

/** `comma` is an edge without a linking word. */
export type Link = 'none' | 'comma' | 'and' | 'or' | 'cut'

export interface Span {
  from: number
  to: number
  sentence: number
  link: Link
}

export function cutSpans(tokens: Tokens, marks: Marks, roles: Roles): Span[] {
  const spans: Span[] = []
  let from = 0
  let sentence = 0
  let link: Link = 'none'
  const close = (to: number, next: Link): void => {
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

function linkAt(at: number, marks: Marks, roles: Roles): Link {
  if (lengthAt(marks, at, roles.or) > 0) return 'or'
  if (lengthAt(marks, at, roles.and) > 0) return 'and'
  if (lengthAt(marks, at, roles.cut) > 0) return 'cut'
  return 'none'
}

function startsClause(at: number, from: number, marks: Marks, roles: Roles): Link | undefined {
  const link = linkAt(at, marks, roles)
  if (link === 'cut') return 'cut'
  if (link !== 'none') {
    let next = at + lengthAt(marks, at, link === 'or' ? roles.or : roles.and)
    if (lengthAt(marks, next, roles.no_actor) > 0) return undefined
    if (lengthAt(marks, next, roles.starts) > 0) return link
    // "… and honestly not sure": a word that adds nothing hides no start.
    next += lengthAt(marks, next, roles.filler)
    if (lengthAt(marks, next, roles.starts) > 0) return link
    return ownedTitle(next, marks, roles) ? link : undefined
  }
  if (newWish(at, from, marks, roles)) return 'comma'
  const newActor = lengthAt(marks, at, roles.self) || lengthAt(marks, at, roles.other_pronoun)
  if (newActor === 0 || lengthAt(marks, at, roles.starts) === 0) return undefined
  if (isAside(at, marks, roles) || onlyFilled(from, at, marks, roles)) return undefined
  for (let back = 1; back <= 3 && at - back >= from; back++) {
    const leads =
      lengthAt(marks, at - back, roles.leads_in) === back ||
      lengthAt(marks, at - back, roles.leads_self) === back
    const linked = linkAt(at - back, marks, roles) !== 'none'
    if (leads || (linked && back === 1)) return undefined
  }
  return 'comma'
}

/** "Now I am …": words that add nothing are no clause of their own. */
function onlyFilled(from: number, to: number, marks: Marks, roles: Roles): boolean {
  let at = from
  while (at < to) {
    const length = lengthAt(marks, at, roles.filler)
    if (length === 0) return false
    at += length
  }
  return at === to
}

/** "nurse here never did it just want to …": a wish that hangs on nothing before it. */
function newWish(at: number, from: number, marks: Marks, roles: Roles): boolean {
  if (at - from < 2 || lengthAt(marks, at, roles.opens_wish) === 0) return false
  for (let back = 1; back <= 3 && at - back >= from; back++) {
    const before = at - back
    if (lengthAt(marks, before, roles.negation) > 0) return false
    if (lengthAt(marks, before, roles.leads_in) === back || holds(before, back, marks, roles)) {
      return false
    }
  }
  return true
}

/** A word that a wish follows in the same clause: who wishes, or how much. */
function holds(at: number, length: number, marks: Marks, roles: Roles): boolean {
  return [
    roles.self,
    roles.other_pronoun,
    roles.other_noun,
    roles.title,
    roles.starts,
    roles.hedge,
    roles.condition,
  ].some((role) => lengthAt(marks, at, role) >= length)
}

export function coreOf(span: Span, marks: Marks, roles: Roles): number {
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

export function has(span: Span, marks: Marks, role: number): boolean {
  for (let at = span.from; at < span.to; at++) if (lengthAt(marks, at, role) > 0) return true
  return false
}
