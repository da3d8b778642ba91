/** "5 and 2" or "8; 0": a question for several spans of years answered in its own order. */
import type { Question } from '../rulebook/rulebook.js'
import type { Roles } from './clauses.js'
import { lengthAt } from './lexicon.js'
import { type Message, wordsOf } from './message.js'
import { edge } from './tokens.js'
import type { Taken } from './understand.js'

/**
 * @param isYears tells a fact that is a number of years
 * @param nought the word class that says no time at all
 */
export function amountsInOrder(
  message: Message,
  question: Question,
  isYears: (fact: string) => boolean,
  roles: Roles,
  nought: number,
): Taken[] {
  const facts = question.facts.filter(isYears)
  if (facts.length < 2) return []
  const found: Taken[] = []
  for (let at = 0; at < message.tokens.words.length; ) {
    const none = lengthAt(message.marks, at, nought)
    const amount = message.amounts[at] ?? (none > 0 ? { value: 0, length: none } : undefined)
    const fact = facts[found.length]
    if (amount && fact === undefined) return []
    if (amount && fact !== undefined) {
      found.push({ fact, value: amount.value, words: wordsOf(message, at, at + amount.length) })
      at += amount.length
      continue
    }
    const skip = Math.max(
      lengthAt(message.marks, at, roles.and),
      lengthAt(message.marks, at, roles.or),
      lengthAt(message.marks, at, roles.courtesy),
    )
    // "10 and 2, is that enough?": what is asked after a mark is another matter.
    const over = found.length === facts.length && message.tokens.edges[at] !== edge.none
    if (skip === 0 && over && asksFrom(message, at)) break
    if (skip === 0) return []
    at += skip
  }
  const [only] = found
  // "ten" and nothing else is no place among a few choices, so it answers the first fact.
  const whole = message.amounts[0]?.length === message.tokens.words.length
  const alone = whole && only !== undefined && Number(only.value) > question.choices.length
  return found.length === facts.length || alone ? found : []
}

function asksFrom(message: Message, from: number): boolean {
  return message.clauses.every((clause) => clause.to <= from || clause.question)
}
