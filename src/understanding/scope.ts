/** Whether words that fit a pattern are meant: said of oneself, plainly and as a fact. */
import type { Question } from '../rulebook/rulebook.js'
import { ownedTitle } from './actors.js'
import type { Roles } from './clauses.js'
import { lengthAt } from './lexicon.js'
import { actorAt, type Message } from './message.js'
import { isNegated } from './negation.js'
import { anyIn, type Match } from './patterns.js'
import type { CompiledRule } from './rules.js'

export function countsIn(
  message: Message,
  index: number,
  match: Match,
  rule: CompiledRule,
  roles: Roles,
  asked: Question | undefined,
): boolean {
  const clause = message.clauses[index]
  if (!clause) return false
  const { even } = rule
  if (clause.question && !even.has('question')) return false
  if (clause.unreal && !even.has('unreal')) return false
  const replies =
    asked !== undefined && Object.keys(rule.sets).some((fact) => asked.facts.includes(fact))
  const hedged = clause.hedge === 'full' || (clause.hedge === 'soft' && !replies)
  if (hedged && !even.has('hedged')) return false
  if (rule.unless.length > 0 && anyIn(message.marks, rule.unless, clause.from, clause.to)) {
    return false
  }
  if (anyIn(message.marks, rule.unlessBefore, clause.from, match.from + 1)) return false
  if (rule.object.length > 0 && !hasObject(message, clause.to, match, rule.object, roles))
    return false
  // "No certificates and no experience": each denial is one of its own.
  const denies = lengthAt(message.marks, match.from, roles.negation) > 0
  if (!even.has('negated') && !denies && negated(message, index, match, roles)) return false
  if (!even.has('other') && actorAt(message, clause, match.to, roles) === 'other') return false
  return (
    rule.about === undefined || isAbout(message, index, match, rule.about, rule.strictly, roles)
  )
}

/** "build" and "build it for clients" will do; "build a website" is about something else. */
function hasObject(
  message: Message,
  end: number,
  match: Match,
  wanted: readonly number[],
  roles: Roles,
): boolean {
  const { marks } = message
  if (match.to >= end || lengthAt(marks, match.to, roles.no_object) > 0) return true
  if (lengthAt(marks, match.to, roles.courtesy) > 0 && match.to + 1 >= end) return true
  return anyIn(marks, wanted, match.from, Math.min(end, match.to + 7))
}

function negated(message: Message, index: number, match: Match, roles: Roles): boolean {
  const { clauses, negations, marks } = message
  if (isNegated(clauses, negations, index, match.from, marks, roles)) return true
  // "auditing is not for me": what is denied stands first.
  const end = clauses[index]?.to ?? match.to
  const be = lengthAt(marks, match.to, roles.copula)
  const next = match.to + be
  if (be === 0 || next >= end) return false
  // "auditing is our partner's job" denies it for oneself as well.
  return lengthAt(marks, next, roles.negation) > 0 || ownedTitle(next, marks, roles)
}

/** Looks for the nearest mention of either class, first within the same part of an enumeration. */
function isAbout(
  message: Message,
  index: number,
  match: Match,
  [wanted, unwanted]: readonly [number, number],
  strictly: boolean,
  roles: Roles,
): boolean {
  const { clauses } = message
  const clause = clauses[index]
  if (!clause) return true
  // The last word is what it is about; the first may stand in another part of the enumeration.
  let from = Math.max(match.from, match.to - 1)
  let to = match.to
  while (from > clause.from && !linksAt(message, from, roles)) from--
  while (to < clause.to && !linksAt(message, to, roles)) to++
  const nearest = nearer(message, match, wanted, unwanted, from, to)
  if (nearest !== undefined) return nearest
  const next = clauses[index + 1]
  const beside =
    next &&
    next.sentence === clause.sentence &&
    next.to - next.from <= 5 &&
    to === clause.to &&
    !anyIn(message.marks, [roles.brings], next.from, next.to)
      ? nearer(message, match, wanted, unwanted, next.from, next.to)
      : undefined
  if (beside !== undefined) return beside
  const before = nearer(message, match, wanted, unwanted, clause.from, from)
  if (before !== undefined) return before
  const previous = clauses[index - 1]
  const carried =
    previous && clause.continues && previous.sentence === clause.sentence
      ? nearer(message, match, wanted, unwanted, previous.from, previous.to)
      : undefined
  if (carried !== undefined) return carried
  // "the one and the other for 27001": what follows the enumeration is said of all of it.
  const after = nearer(message, match, wanted, unwanted, to, Math.min(to + 6, clause.to))
  return after ?? !strictly
}

function linksAt(message: Message, at: number, roles: Roles): boolean {
  const { marks } = message
  return lengthAt(marks, at, roles.and) > 0 || lengthAt(marks, at, roles.or) > 0
}

function nearer(
  message: Message,
  match: Match,
  wanted: number,
  unwanted: number,
  from: number,
  to: number,
): boolean | undefined {
  let best = Number.POSITIVE_INFINITY
  let result: boolean | undefined
  for (let at = from; at < to; at++) {
    const good = lengthAt(message.marks, at, wanted) > 0
    if (!good && lengthAt(message.marks, at, unwanted) === 0) continue
    const distance = Math.abs(match.to - 1 - at)
    if (distance < best || (distance === best && good)) {
      best = distance
      result = good
    }
  }
  return result
}
