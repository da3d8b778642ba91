/** All that is worked out about a message before anything is looked for in it. */

import { isAside, namesOther } from './actors.js'
import type { Amount } from './amounts.js'
import type { Clause, Roles } from './clauses.js'
import { lengthAt, type Marks, presence } from './lexicon.js'
import type { Ground } from './patterns.js'
import type { Tokens } from './tokens.js'

export interface Message {
  readonly tokens: Tokens
  readonly marks: Marks
  readonly amounts: readonly (Amount | undefined)[]
  readonly clauses: readonly Clause[]
  /** For each clause, where a negation stands that reaches to its end, and one that does not. */
  readonly negations: readonly (readonly number[])[]
}

export function wordsOf(message: Message, from: number, to: number): string {
  const start = message.tokens.from[from] ?? 0
  return message.tokens.text.slice(start, message.tokens.to[to - 1] ?? start)
}

/** One clause as ground for patterns. */
export function groundOf(message: Message, clause: Clause, roles: Roles): Ground {
  const { marks } = message
  return {
    marks,
    amounts: message.amounts,
    from: clause.from,
    to: clause.to,
    core: clause.core,
    stops: (at) => lengthAt(marks, at, roles.negation) > 0,
    present: presence(marks, clause.from, clause.to),
    links: (at) => lengthAt(marks, at, roles.and) > 0 || lengthAt(marks, at, roles.or) > 0,
    idle: (at) => Math.max(lengthAt(marks, at, roles.courtesy), lengthAt(marks, at, roles.filler)),
  }
}

/** Every word from one to another as ground, whatever clauses there are. */
export function wholeGround(message: Message, from: number, to: number): Ground {
  const { marks, amounts } = message
  return {
    marks,
    amounts,
    from,
    to,
    core: from,
    present: presence(marks, from, to),
    stops: () => false,
    links: () => false,
    idle: () => 0,
  }
}

/** Who acts in a clause up to a word: whoever was named last. */
export function actorAt(
  message: Message,
  clause: Clause,
  to: number,
  roles: Roles,
): Clause['actor'] {
  const { marks } = message
  let actor = clause.actor
  for (let at = clause.core; at < to; at++) {
    if (lengthAt(marks, at, roles.self) > 0) actor = isAside(at, marks, roles) ? actor : 'self'
    else if (lengthAt(marks, at, roles.other_pronoun) > 0) actor = 'other'
    else if (actor !== 'other' && !isThing(message, at, roles) && namesOther(at, marks, roles)) {
      if (handsOver(message, clause, at, roles)) actor = 'other'
    }
  }
  return actor
}

/** `the lead auditor` is what somebody takes, and nobody. */
function isThing({ marks }: Message, at: number, roles: Roles): boolean {
  return lengthAt(marks, at, roles.no_actor) > 0
}

/** `my team to …`, `our auditor who …`: what follows is theirs. */
function handsOver(message: Message, clause: Clause, at: number, roles: Roles): boolean {
  for (let back = at - 1; back >= at - 3 && back >= clause.from; back--) {
    if (lengthAt(message.marks, back, roles.agent) > 0) return false
  }
  for (let next = at + 1; next <= at + 3 && next < clause.to; next++) {
    if (lengthAt(message.marks, next, roles.passes_to) > 0) return true
  }
  return false
}
