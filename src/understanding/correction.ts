/** What a message takes back or changes, as far as its words tell: what they belong to is not known here. */
import type { Roles } from './clauses.js'
import { type Amounts, amountsFrom } from './corrected-amounts.js'
import type { Corrections } from './correction-words.js'
import { lengthAt } from './lexicon.js'
import { type Message, wholeGround } from './message.js'
import { matchAt, type Pattern } from './patterns.js'
import { edge } from './tokens.js'

export interface Correction {
  /**
   * How it is announced: something is wanted anew (`mind`) or meant `instead`, or is no longer so
   * (`drop`). A `maybe` begins an answer as well, and a `none` is announced by nothing.
   */
  readonly kind: 'mind' | 'instead' | 'drop' | 'maybe' | 'none'
  /** What was written apart from what announces it; empty for nothing. */
  readonly rest: string
  /** The question whose answer it is about, by its id or its place among those that were asked. */
  readonly about?: string | number
  /** It says that the answer to that question is to be changed, whatever to. */
  readonly wrong: boolean
  readonly amounts?: Amounts
  /** What the message would say without its only denial. */
  readonly affirmed?: string
  /** It comes on top of what is known. */
  readonly also: boolean
  /** It points at a certificate without a name. */
  readonly points?: 'has' | 'lacks'
}

/** Whoever writes more tells something new. */
const mostWords = 24

/** Undefined where nothing in the message could be about what was said before. */
export function correctionIn(
  message: Message,
  words: Corrections,
  roles: Roles,
): Correction | undefined {
  const count = message.tokens.words.length
  if (count === 0 || count > mostWords) return undefined
  const opening = openingOf(message, words, roles, 0)
  const closing = closingOf(message, words, opening.to)
  const found = questionNamed(message, words)
  const wrong = found !== undefined && stands(message, words.wrong)
  const isNamed = found && (wrong || afterLinks(message, words, found.to) > found.to)
  const named = isNamed ? found : undefined
  const from = named ? Math.max(opening.to, named.to) : opening.to
  const after = named ? openingOf(message, words, roles, afterLinks(message, words, from)) : opening
  const start = named ? afterLinks(message, words, after.to) : opening.to
  const end = closing?.from ?? count
  const amounts = amountsFrom(message, words, roles, start, end)
  const swaps = amounts?.kind === 'amount' && amounts.insteadOf !== null
  const announced = stronger(stronger(opening.kind, after.kind), closing?.kind ?? 'none')
  const kind = stronger(announced, swaps ? 'maybe' : 'none')
  const affirmed = affirmedText(message, roles, opening.to, end)
  const points = pointing(message, words, roles, opening.to)
  const correction: Correction = {
    kind,
    rest: textOf(message, start, end),
    wrong,
    also: stands(message, words.also),
    ...(named && { about: named.about }),
    ...(amounts && { amounts }),
    ...(affirmed !== undefined && { affirmed }),
    ...(points && { points }),
  }
  const says = kind !== 'none' || named || correction.also || points || affirmed !== undefined
  return says ? correction : undefined
}

interface Opening {
  readonly kind: Correction['kind']
  readonly to: number
}

/** "No sorry, I meant …": one after the other, and the plainest of them counts. */
function openingOf(message: Message, words: Corrections, roles: Roles, start: number): Opening {
  const ground = wholeGround(message, start, message.tokens.words.length)
  let kind: Correction['kind'] = 'none'
  let at = start
  for (;;) {
    const found = (
      [
        ['mind', words.minds],
        ['instead', words.replaces],
        ['drop', words.drops],
        ['maybe', words.begins],
      ] as const
    ).map(([each, patterns]) => ({ kind: each, to: longest(patterns, ground, at) }))
    const best = found.reduce((one, other) => (other.to > one.to ? other : one))
    const goesOn = longest(words.begins, ground, best.to) > best.to
    if (best.to <= at || (!goesOn && denies(message, roles, at, best.to))) return { kind, to: at }
    kind = stronger(kind, best.kind)
    at = best.to
  }
}

/** "No ISO" denies what follows; "no, ISO" does not. */
function denies({ tokens, marks }: Message, roles: Roles, at: number, to: number): boolean {
  return (
    lengthAt(marks, at, roles.negation) === to - at &&
    to < tokens.words.length &&
    tokens.edges[to] === edge.none &&
    lengthAt(marks, to, roles.correction) === 0
  )
}

function stronger(one: Correction['kind'], other: Correction['kind']): Correction['kind'] {
  const order = ['none', 'maybe', 'instead', 'mind', 'drop'] as const
  return order.indexOf(other) > order.indexOf(one) ? other : one
}

type WholeGround = ReturnType<typeof wholeGround>

function longest(patterns: readonly Pattern[], ground: WholeGround, at: number): number {
  return Math.max(at, ...patterns.map((pattern) => matchAt(pattern, ground, at)?.to ?? at))
}

/** An ending is a turn of phrase, and no longer than one. */
const mostWordsToClose = 4

function closingOf(
  message: Message,
  words: Corrections,
  from: number,
): { readonly kind: Correction['kind']; readonly from: number } | undefined {
  const ground = wholeGround(message, from, message.tokens.words.length)
  const count = message.tokens.words.length
  for (let at = Math.max(from + 1, count - mostWordsToClose); at < count; at++) {
    if (longest(words.dropsBefore, ground, at) > at) return { kind: 'drop', from: at }
    if (longest(words.replacesBefore, ground, at) > at) return { kind: 'instead', from: at }
    if (longest(words.beginsBefore, ground, at) > at) return { kind: 'maybe', from: at }
  }
  return undefined
}

function afterLinks(message: Message, words: Corrections, start: number): number {
  const ground = wholeGround(message, start, message.tokens.words.length)
  return longest(words.links, ground, start)
}

/** "the first question", "my background" */
function questionNamed(
  { tokens, marks }: Message,
  words: Corrections,
): { readonly about: string | number; readonly to: number } | undefined {
  for (let at = 0; at < tokens.words.length; at++) {
    const place = words.ordinals.get(tokens.words[at] ?? '')
    const counted = lengthAt(marks, at + 1, words.asked)
    if (place !== undefined && counted > 0) return { about: place, to: at + 1 + counted }
  }
  for (let at = 0; at < tokens.words.length; at++) {
    for (const { id, words: names } of words.questions) {
      const length = lengthAt(marks, at, names)
      if (length > 0) return { about: id, to: at + length }
    }
  }
  return undefined
}

/** A denial that comes later denies a part of what was said. */
const mostWordsToDenial = 4

/** "I'm not a lead auditor" as "I am a lead auditor". */
function affirmedText(
  message: Message,
  roles: Roles,
  from: number,
  end: number,
): string | undefined {
  const { tokens, marks } = message
  const kept: string[] = []
  let denials = 0
  for (let at = from; at < end; ) {
    const length = lengthAt(marks, at, roles.negation)
    if (length > 0 && at > from + mostWordsToDenial) return undefined
    if (length > 0) denials++
    else kept.push(tokens.words[at] ?? '')
    at += length || 1
  }
  return denials === 1 && kept.length > 0 ? kept.join(' ') : undefined
}

function pointing(
  message: Message,
  words: Corrections,
  roles: Roles,
  from: number,
): Correction['points'] {
  const ground = {
    ...wholeGround(message, from, message.tokens.words.length),
    idle: (at: number) => lengthAt(message.marks, at, roles.courtesy),
  }
  if (longest(words.lacks, ground, from) > from) return 'lacks'
  return longest(words.has, ground, from) > from ? 'has' : undefined
}

function stands({ marks }: Message, role: number): boolean {
  return marks.here.some((_, at) => lengthAt(marks, at, role) > 0)
}

function textOf({ tokens }: Message, from: number, to: number): string {
  if (from >= to) return ''
  return tokens.text.slice(tokens.from[from] ?? 0, tokens.to[to - 1] ?? tokens.text.length)
}
