/** The language's `says` and `replies`, compiled; and what they find in a message. */
import type { Question, Rulebook, Value } from '../rulebook/rulebook.js'
import type { Doubt, SaysRule, Vocabulary } from '../rulebook/vocabulary.js'
import type { Roles } from './clauses.js'
import type { CompilePattern } from './compile-pattern.js'
import { type Lexicon, lengthAt, presence } from './lexicon.js'
import { groundOf, type Message, wordsOf } from './message.js'
import { type Ground, type Match, matchAt, type Pattern } from './patterns.js'
import { countsIn } from './scope.js'

export interface CompiledRule {
  readonly order: number
  readonly sets: Readonly<Record<string, Value>>
  readonly asked: readonly string[]
  readonly even: ReadonlySet<Doubt>
  readonly unless: readonly number[]
  readonly needs: readonly number[]
  readonly lacks: readonly number[]
  readonly notAsked: readonly string[]
  readonly refers?: readonly [number, number]
  readonly about?: readonly [number, number]
  readonly strictly: boolean
  readonly weak: boolean
  readonly unlessBefore: readonly number[]
  readonly object: readonly number[]
}

/** Something said, and by which words. */
export interface Said {
  readonly rule: CompiledRule
  readonly fact: string
  readonly value: Value
  readonly from: number
  readonly to: number
  readonly clause: number
  readonly amountAt?: number
  readonly words: string
}

interface Entry {
  readonly rule: CompiledRule
  readonly pattern: Pattern
}

export interface Rules {
  readonly byFirst: ReadonlyMap<number, readonly Entry[]>
  /** Those that begin with a span of years or a number. */
  readonly byAmount: readonly Entry[]
  /** Those that begin with a gap after the start of a clause. */
  readonly atStart: readonly Entry[]
}

export function compileRules(
  vocabulary: Vocabulary,
  rulebook: Rulebook,
  lexicon: Lexicon,
  compile: CompilePattern,
): Rules {
  const byFirst = new Map<number, Entry[]>()
  const byAmount: Entry[] = []
  const atStart: Entry[] = []
  let order = 0
  const add = (given: SaysRule): void => {
    const { about, refers } = given
    const rule: CompiledRule = {
      order: order++,
      sets: given.sets,
      asked: given.asked,
      even: new Set(given.even),
      unless: given.unless.map((name) => lexicon.classId(name)),
      needs: given.needs.map((name) => lexicon.classId(name)),
      lacks: given.lacks.map((name) => lexicon.classId(name)),
      notAsked: given.not_asked,
      strictly: given.strictly,
      weak: given.weak,
      unlessBefore: given.unless_before.map((name) => lexicon.classId(name)),
      object: given.object.map((name) => lexicon.classId(name)),
      ...(refers && {
        refers: [lexicon.classId(refers[0]), lexicon.classId(refers[1])] as const,
      }),
      ...(about && { about: [lexicon.classId(about[0]), lexicon.classId(about[1])] as const }),
    }
    for (const written of given.like) {
      const pattern = compile(written)
      const entry = { rule, pattern }
      if (pattern.begins === 'amount') byAmount.push(entry)
      else if (pattern.begins === 'anything') atStart.push(entry)
      for (const first of pattern.firsts) {
        const others = byFirst.get(first)
        if (others) others.push(entry)
        else byFirst.set(first, [entry])
      }
    }
  }
  for (const rule of vocabulary.says) add(rule)
  for (const question of rulebook.questions)
    for (const rule of replyRules(question, vocabulary)) add(rule)
  return { byFirst, byAmount, atStart }
}

function replyRules(question: Question, vocabulary: Vocabulary): SaysRule[] {
  const replies = vocabulary.replies[question.id] ?? {}
  return question.choices.flatMap((choice) => {
    const like = replies[choice.id]
    if (!like) return []
    return [
      {
        sets: choice.sets,
        like,
        asked: [question.id],
        even: [],
        unless: ['grammar.former'],
        needs: [],
        lacks: [],
        not_asked: [],
        strictly: false,
        weak: false,
        unless_before: [],
        object: [],
      },
    ]
  })
}

export function saidIn(
  message: Message,
  rules: Rules,
  roles: Roles,
  asked: Question | undefined,
): Said[] {
  const said: Said[] = []
  for (const [index, clause] of message.clauses.entries()) {
    const strict = groundOf(message, clause, roles)
    const lenient: Ground = { ...strict, stops: () => false }
    const attempt = (entry: Entry, at: number): void => {
      const { rule, pattern } = entry
      if (rule.asked.length > 0 && !(asked && rule.asked.includes(asked.id))) return
      if (asked && rule.notAsked.includes(asked.id)) return
      const match = matchAt(pattern, rule.even.has('negated') ? lenient : strict, at)
      if (match && countsIn(message, index, match, rule, roles, asked)) {
        say(message, rule, match, index, said)
      }
    }
    for (const entry of rules.atStart) {
      attempt(entry, clause.from)
      if (clause.core > clause.from) attempt(entry, clause.core)
    }
    for (let at = clause.from; at < clause.to; at++) {
      const here = message.marks.here[at] ?? []
      for (let i = 0; i < here.length; i += 2) {
        for (const entry of rules.byFirst.get(here[i] ?? -1) ?? []) attempt(entry, at)
      }
      if (message.amounts[at]) for (const entry of rules.byAmount) attempt(entry, at)
    }
  }
  const { marks } = message
  // Looked up rather than looked for, as there may be as many to sift as there are words.
  const anywhere = said.length > 0 ? presence(marks, 0, marks.here.length) : undefined
  const stands = (id: number): boolean => anywhere?.[id] === 1
  return said.filter(
    ({ rule, from }) =>
      (rule.needs.length === 0 || rule.needs.some(stands)) &&
      !rule.lacks.some(stands) &&
      (rule.refers === undefined || lastBefore(marks, from, ...rule.refers)),
  )
}

/** Nobody refers to what was said longer ago, in words. */
const mostWordsBack = 200

/** Whether, of two classes, the one meant was the last to be mentioned. */
function lastBefore(marks: Message['marks'], from: number, meant: number, other: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - mostWordsBack; at--) {
    if (lengthAt(marks, at, meant) > 0) return true
    if (lengthAt(marks, at, other) > 0) return false
  }
  return false
}

function say(
  message: Message,
  rule: CompiledRule,
  match: Match,
  clause: number,
  said: Said[],
): void {
  const { from, to, amountAt } = match
  const words = wordsOf(message, from, Math.max(to, from + 1))
  for (const [fact, given] of Object.entries(rule.sets)) {
    const amount = amountAt === undefined ? undefined : message.amounts[amountAt]
    if (given === 'years' && !amount) continue
    const value = given === 'years' && amount ? amount.value : given
    said.push({
      rule,
      fact,
      value,
      from,
      to,
      clause,
      words,
      ...(given === 'years' && amountAt !== undefined && { amountAt }),
    })
  }
}
