/** The shipped rules as ears, for tests. */
import type { Question, Rulebook, Value } from '../../src/rulebook/rulebook.js'
import { listenerFor } from '../../src/understanding/listener.js'
import type { Context, Understood } from '../../src/understanding/understand.js'
import { readRulesFolder } from '../stage/rules-folder.js'

const read = readRulesFolder('rules/iso-42001')
if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults, null, 1))

export const rulebook: Rulebook = read.reading.rulebook
const [english] = rulebook.languages
if (!english) throw new Error('the rules have no language')

export const listener = listenerFor(rulebook, english)

const year = 2026

export function contextOf(asked?: string): Context {
  const question = rulebook.questions.find((each) => each.id === asked)
  if (asked !== undefined && !question) throw new Error(`no question ${asked}`)
  return question ? { year, asked: offered(question) } : { year }
}

function offered(question: Question): NonNullable<Context['asked']> {
  return { question, choices: question.choices }
}

export function hear(text: string, asked?: string): Understood {
  return listener.understand(text, contextOf(asked))
}

/** Facts taken, those that a named choice sets included. */
export function facts(text: string, asked?: string): Record<string, Value> {
  const { facts, choice } = hear(text, asked)
  return { ...Object.fromEntries(facts.map((each) => [each.fact, each.value])), ...choice?.sets }
}
