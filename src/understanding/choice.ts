/** Which choice of the open question a reply names. */

import type { NumberWords } from '../rulebook/number-words.js'
import type { Choice, Question } from '../rulebook/rulebook.js'
import type { Roles } from './clauses.js'
import { lengthAt } from './lexicon.js'
import type { Message } from './message.js'
import { edge } from './tokens.js'
import type { Taken } from './understand.js'

export interface Offered {
  readonly question: Question
  readonly choices: readonly Choice[]
}

/** By its number, its letter, its place, or as the last one; only where nothing rivals it. */
export function byPlace(
  message: Message,
  offered: Offered,
  numbers: NumberWords,
  roles: Roles,
  bareNumbers: boolean,
): Choice | undefined {
  const { tokens, marks } = message
  const count = tokens.words.length
  let at = afterCorrection(message, offered, numbers, roles)
  let announced = false
  // "a)" is a place before it is an article.
  const lettered =
    at === 0 &&
    /^[a-z]$/.test(tokens.words[0] ?? '') &&
    (count === 1 || tokens.edges[1] !== edge.none)
  while (at < count && !lettered) {
    const skip = Math.max(lengthAt(marks, at, roles.courtesy), lengthAt(marks, at, roles.announces))
    if (skip === 0) break
    announced ||= lengthAt(marks, at, roles.announces) > 0
    at += skip
  }
  // "six" and nothing else is as good as "6".
  const alone = bareNumbers && count === 1
  const place = placeOf(tokens.words[at] ?? '', offered, numbers, announced || alone)
  if (!place || (place.bare && !announced && !bareNumbers && endsAfter(message, at + 1, roles))) {
    return undefined
  }
  // "number 3 fits best" names it; "the 3 years I worked" does not.
  const brief = announced && count - at <= 4 && !message.amounts[at]?.unit
  if (!brief && !endsAfter(message, at + 1, roles) && !cutAfter(message, at + 1, roles)) {
    return undefined
  }
  const rival = tokens.words
    .slice(at + 1, at + 4)
    .some((word) => /^\d$/.test(word) || (place.bare && numbers.words[word] !== undefined))
  if (rival) return undefined
  return offered.choices[place.index]
}

/** "5, sorry, I mean 6": where the place begins that stands for the one named before. */
function afterCorrection(
  { tokens, marks }: Message,
  offered: Offered,
  numbers: NumberWords,
  roles: Roles,
): number {
  let start = 0
  let named = false
  for (let at = 0; at < tokens.words.length; ) {
    const cut = (tokens.edges[at] ?? 0) !== edge.none
    const denied = cut && named ? lengthAt(marks, at, roles.answer_no) : 0
    const corrects = Math.max(lengthAt(marks, at, roles.correction), denied)
    const skip = Math.max(
      corrects,
      lengthAt(marks, at, roles.courtesy),
      lengthAt(marks, at, roles.announces),
    )
    const place = placeOf(tokens.words[at] ?? '', offered, numbers, true) !== undefined
    if (corrects > 0 && named) start = at + corrects
    else if (!place && skip === 0) return 0
    named ||= place
    at += Math.max(skip, 1)
  }
  return start < tokens.words.length ? start : 0
}

interface Place {
  readonly index: number
  /** A number and nothing else, which may mean an amount where amounts are asked for. */
  readonly bare: boolean
}

function placeOf(
  word: string,
  offered: Offered,
  numbers: NumberWords,
  announced: boolean,
): Place | undefined {
  const { length } = offered.choices
  const ordinal = numbers.ordinals[word]
  if (ordinal !== undefined && ordinal <= length) {
    return { index: ordinal - 1, bare: false }
  }
  if (numbers.last.includes(word)) return { index: length - 1, bare: false }
  const number = /^\d{1,2}$/.test(word) ? Number(word) : announced ? numbers.words[word] : undefined
  if (number !== undefined && Number.isInteger(number) && number >= 1 && number <= length) {
    return { index: number - 1, bare: true }
  }
  if (/^[a-z]$/.test(word)) {
    const index = word.charCodeAt(0) - 97
    if (index < length) return { index, bare: false }
  }
  return undefined
}

function endsAfter(message: Message, from: number, roles: Roles): boolean {
  let at = from
  while (at < message.tokens.words.length) {
    const skip = Math.max(
      lengthAt(message.marks, at, roles.courtesy),
      lengthAt(message.marks, at, roles.announces),
    )
    if (skip === 0) return false
    at += skip
  }
  return true
}

function cutAfter(message: Message, from: number, roles: Roles): boolean {
  const one = lengthAt(message.marks, from, roles.announces)
  return [from, from + one].some((at) => (message.tokens.edges[at] ?? 0) !== edge.none)
}

/** The words of the reply all stand in one label and, together, in no other. */
export function byLabel(
  message: Message,
  offered: Offered,
  labels: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  roles: Roles,
): Choice | undefined {
  if (!labels || message.clauses.some((clause) => clause.question || clause.hedge === 'full')) {
    return undefined
  }
  const { words } = message.tokens
  if (words.length > 24) return undefined
  // "I audit AI systems" is what somebody does, and no choice.
  const self = lengthAt(message.marks, 0, roles.self)
  if (self > 0 && lengthAt(message.marks, self, roles.verb) > 0) return undefined
  const given: string[] = []
  let named = false
  for (let at = 0; at < words.length; ) {
    const skip = Math.max(
      lengthAt(message.marks, at, roles.courtesy),
      lengthAt(message.marks, at, roles.announces),
    )
    // "no foundation" is not "foundation", however courteous a no may be elsewhere.
    const denies = lengthAt(message.marks, at, roles.negation) > 0
    const passed = denies ? 0 : skip
    if (passed === 0) given.push(words[at] ?? '')
    named ||= passed === 0 && !denies && (words[at] ?? '').length > 2
    at += passed || 1
  }
  // "That is not it" names no choice for its "not".
  if (!named) return undefined
  const fitting = offered.choices.filter((choice) => {
    const label = labels.get(choice.id)
    return label !== undefined && given.every((word) => label.has(word))
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** The one choice that says what was taken, and nothing that it contradicts. */
export function byFacts(offered: Offered, taken: readonly Taken[]): Choice | undefined {
  const { question, choices } = offered
  const values = new Map(taken.map((each) => [each.fact, each.value]))
  const known = question.facts.filter((fact) => values.has(fact))
  if (known.length === 0) return undefined
  const fitting = choices.filter(
    (choice) =>
      known.every((fact) => choice.sets[fact] === values.get(fact)) &&
      Object.keys(choice.sets).length >= known.length,
  )
  const exact = fitting.filter((choice) => Object.keys(choice.sets).length === known.length)
  if (exact.length === 1) return exact[0]
  // Years are only what was said; for the rest, the one choice that is left stands for all it sets.
  const years = question.choices.some((choice) =>
    Object.values(choice.sets).some((value) => typeof value === 'number'),
  )
  return !years && fitting.length === 1 ? fitting[0] : undefined
}
