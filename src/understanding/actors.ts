/** Whose doing a clause tells of: the person who writes, or somebody else. */
import type { Clause, Roles } from './clauses.js'
import { lengthAt, type Marks } from './lexicon.js'
import type { Span } from './spans.js'

/** Who goes on acting after a clause: "my boss wants me to audit" leaves it to me. */
export function lastActor(clause: Clause, marks: Marks, roles: Roles): Clause['actor'] {
  let actor = clause.actor
  for (let at = clause.core; at < clause.to; at++) {
    if (lengthAt(marks, at, roles.self) > 0) actor = 'self'
    else if (lengthAt(marks, at, roles.other_pronoun) > 0) actor = 'other'
  }
  return actor
}

/** The first one named in the clause: `my boss`, `our auditor`, `she` or the person who writes. */
export function firstActor(span: Span, core: number, marks: Marks, roles: Roles): Clause['actor'] {
  for (let at = core; at < span.to && at < core + 6; at++) {
    if (lengthAt(marks, at, roles.self) > 0) return 'self'
    if (at === core && lengthAt(marks, at, roles.no_actor) > 0) break
    // "audit our suppliers": who follows a verb is no subject either.
    if (at === core && lengthAt(marks, at, roles.verb) > 0) break
    // "the implementer" acts where it opens the clause; later on it is what somebody has.
    if (namesOutright(at, marks, roles) && !isLabel(at, span, marks, roles)) return 'other'
    // "two of my colleagues": who acts is named after the share.
    if (lengthAt(marks, at - 1, roles.share_of) > 1) continue
    if (at === core && titleActs(at, marks, roles)) return 'other'
    if (at === core && span.to - core > 4 && ownedTitle(at, marks, roles)) return 'other'
    // What follows a wish or a preposition is no subject.
    if (lengthAt(marks, at, roles.carried) > 0 || lengthAt(marks, at, roles.preposition) > 0) break
  }
  return 'open'
}

/** "automotive supplier": where somebody works, with nothing said of what they do. */
function isLabel(at: number, span: Span, marks: Marks, roles: Roles): boolean {
  const length = lengthAt(marks, at, roles.other_noun)
  if (length === 0 || at + length < span.to) return false
  // "my former boss, who …" has an owner, though not right before.
  return lengthAt(marks, at - 1, roles.owner) === 0 && lengthAt(marks, at - 2, roles.owner) === 0
}

/** "the consultant we use": it is the consultant who goes on acting. */
export function isAside(at: number, marks: Marks, roles: Roles): boolean {
  const named =
    lengthAt(marks, at - 1, roles.title) > 0 || lengthAt(marks, at - 1, roles.other_noun) > 0
  // "For our company I maintain …" names nobody else.
  const where = lengthAt(marks, at - 3, roles.preposition) > 0
  return named && !where && lengthAt(marks, at - 2, roles.owner) > 0
}

/** "CEO wants …": a title is somebody else where it goes on as one. */
function titleActs(at: number, marks: Marks, roles: Roles): boolean {
  const length = lengthAt(marks, at, roles.title)
  return length > 0 && lengthAt(marks, at + length, roles.third_person) > 0
}

export function namesOther(at: number, marks: Marks, roles: Roles): boolean {
  return namesOutright(at, marks, roles) || ownedTitle(at, marks, roles)
}

function namesOutright(at: number, marks: Marks, roles: Roles): boolean {
  return lengthAt(marks, at, roles.other_pronoun) > 0 || lengthAt(marks, at, roles.other_noun) > 0
}

/** `our CISO` is somebody else, where `CISO` alone would be the person who writes. */
export function ownedTitle(at: number, marks: Marks, roles: Roles): boolean {
  if (lengthAt(marks, at, roles.owner) === 0) return false
  for (let next = at + 1; next <= at + 3; next++) {
    if (lengthAt(marks, next, roles.title) > 0 || lengthAt(marks, next, roles.other_noun) > 0) {
      return true
    }
  }
  return false
}
