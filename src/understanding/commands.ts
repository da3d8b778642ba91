/** What is asked of the advisor itself, and the topics that a message asks about. */
import type { CommandId, Topics, Vocabulary } from '../rulebook/vocabulary.js'
import type { Roles } from './clauses.js'
import type { CompilePattern } from './compile-pattern.js'
import { lengthAt } from './lexicon.js'
import { type Message, wholeGround } from './message.js'
import { type Match, matchAt, type Pattern } from './patterns.js'

export interface Commands {
  readonly list: readonly { readonly id: CommandId; readonly patterns: readonly Pattern[] }[]
}

export function compileCommands(vocabulary: Vocabulary, compile: CompilePattern): Commands {
  const list = Object.entries(vocabulary.commands).map(([id, entries]) => ({
    id: id as CommandId,
    patterns: (entries ?? []).map((entry) => compile(`^ ${entry} $`)),
  }))
  return { list }
}

/** A longer message may hold a command's words, but is about something else. */
const mostWords = 24

/** The command that the message as a whole is, courtesies aside. */
export function commandOf(
  message: Message,
  commands: Commands,
  roles: Roles,
): CommandId | undefined {
  const count = message.tokens.words.length
  if (count === 0 || count > mostWords) return undefined
  const starts = [0]
  for (let at = 0; at < count; ) {
    const skip = lengthAt(message.marks, at, roles.courtesy)
    if (skip === 0 || at + skip >= count) break
    at += skip
    starts.push(at)
  }
  for (const from of starts) {
    const whole = {
      ...wholeGround(message, from, count),
      idle: (at: number) => lengthAt(message.marks, at, roles.courtesy),
    }
    for (const { id, patterns } of commands.list) {
      for (const pattern of patterns) {
        const match = matchAt(pattern, whole, from)
        if (match) return id
      }
    }
  }
  return undefined
}

export interface CompiledTopics {
  readonly byFirst: ReadonlyMap<
    number,
    readonly { readonly id: string; readonly pattern: Pattern }[]
  >
  readonly order: readonly string[]
}

export function compileTopics(topics: Topics, compile: CompilePattern): CompiledTopics {
  const byFirst = new Map<number, { id: string; pattern: Pattern }[]>()
  for (const [id, { asks }] of Object.entries(topics)) {
    for (const written of asks) {
      const pattern = compile(written)
      for (const first of pattern.firsts) {
        const others = byFirst.get(first)
        if (others) others.push({ id, pattern })
        else byFirst.set(first, [{ id, pattern }])
      }
    }
  }
  return { byFirst, order: Object.keys(topics) }
}

/** A mention is a question in a clause that asks, or when there is hardly more than the mention. */
const briefWords = 5

/** In the order in which they are asked about; those that begin together in that of the language. */
export function topicsOf(message: Message, topics: CompiledTopics): string[] {
  const found = new Map<string, Match>()
  const count = message.tokens.words.length
  for (const clause of message.clauses) {
    if (!clause.question && count > briefWords) continue
    const ground = { ...wholeGround(message, clause.from, clause.to), core: clause.core }
    for (let at = clause.from; at < clause.to; at++) {
      const here = message.marks.here[at] ?? []
      for (let i = 0; i < here.length; i += 2) {
        for (const { id, pattern } of topics.byFirst.get(here[i] ?? -1) ?? []) {
          const match = matchAt(pattern, ground, at)
          const before = found.get(id)
          if (match && (!before || longer(match, before))) found.set(id, match)
        }
      }
    }
  }
  const matches = [...found.values()]
  const from = (id: string): number => found.get(id)?.from ?? 0
  return topics.order
    .filter((id) => {
      const match = found.get(id)
      // "the exam without experience" is one question, though "experience" alone would be another.
      return match && !matches.some((other) => within(match, other) && longer(other, match))
    })
    .toSorted((one, other) => from(one) - from(other))
}

function longer(a: Match, b: Match): boolean {
  return a.to - a.from > b.to - b.from
}

function within(a: Match, b: Match): boolean {
  return a.from >= b.from && a.to <= b.to
}
