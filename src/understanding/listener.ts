/** One language of a rulebook made into ears: compiled once, then a pure function of the text. */
import type { Language, Rulebook, Value } from '../rulebook/rulebook.js'
import { amountReader } from './amounts.js'
import { amountsInOrder } from './amounts-in-order.js'
import { markContinued } from './carried.js'
import { byFacts, byLabel, byPlace } from './choice.js'
import { cutClauses, defineRoles } from './clauses.js'
import { commandOf, compileCommands, compileTopics, topicsOf } from './commands.js'
import { patternCompiler } from './compile-pattern.js'
import { correctionIn } from './correction.js'
import { compileCorrections } from './correction-words.js'
import { Lexicon } from './lexicon.js'
import type { Message } from './message.js'
import { negationsIn } from './negation.js'
import { rewriter } from './rewrites.js'
import { compileRules, saidIn } from './rules.js'
import { speller } from './spelling.js'
import { tokenise } from './tokens.js'
import type { Context, Listener, Understood } from './understand.js'
import { weigh } from './weigh.js'
import { defineAmountRoles, withCorrections, withoutQuoted } from './whose-amounts.js'

/** What is longer is no longer a chat message; the rest is not read. */
const mostCharacters = 20_000

export function listenerFor(rulebook: Rulebook, language: Language): Listener {
  const { vocabulary } = language
  const rewrite = rewriter(vocabulary.rewrites)
  const lexicon = new Lexicon(rewrite)
  // First of all, as these are asked for at every word.
  const roles = defineRoles(vocabulary.grammar, lexicon)
  for (const [name, entries] of Object.entries(vocabulary.words)) lexicon.define(name, entries)
  const { carried: carriedOn, ...roleLists } = vocabulary.grammar
  const carriers = Object.keys(carriedOn).map((name) => `{${name}}`)
  const grammar = { ...roleLists, carried: carriers.slice(0, 1) }
  for (const [name, entries] of Object.entries(grammar)) lexicon.define(`grammar.${name}`, entries)
  const meant = new Set(lexicon.known)
  const carried = Object.entries(vocabulary.grammar.carried).map(([from, as]) => ({
    from: lexicon.classId(from),
    as: lexicon.classId(as),
  }))
  const readAmounts = amountReader(vocabulary.numbers, lexicon)
  const nought = lexicon.classId('number.nought')
  const amountRoles = defineAmountRoles(vocabulary.numbers, lexicon)
  const compile = patternCompiler(lexicon)
  const rules = compileRules(vocabulary, rulebook, lexicon, compile)
  const commands = compileCommands(vocabulary, compile)
  const topics = compileTopics(language.topics, compile)
  const corrections = compileCorrections(vocabulary, lexicon, compile)
  const respell = speller(meant, lexicon.known, () => knownWords(language))
  const labels = labelsOf(language, rewrite)
  const legal = legalValues(rulebook)
  const years = new Set(rulebook.facts.filter(({ kind }) => kind === 'years').map(({ id }) => id))
  const isYears = (fact: string): boolean => years.has(fact)

  const listen = (text: string, year: number): Message => {
    const tokens = rewrite(respell(tokenise(text.slice(0, mostCharacters))))
    const marks = lexicon.mark(tokens)
    const clauses = cutClauses(tokens, marks, roles)
    const read = readAmounts(tokens, marks, year)
    const meant = withCorrections(read, tokens, marks, amountRoles, year)
    const amounts = withoutQuoted(meant, clauses, marks, amountRoles)
    const negations = negationsIn(clauses, marks, roles)
    const message = { tokens, marks, amounts, clauses, negations }
    markContinued(message, carried, roles)
    return message
  }

  return {
    understand(text: string, context: Context): Understood {
      const message = listen(text, context.year)
      const { asked } = context
      const asks = message.clauses.some((clause) => clause.question)
      const said = saidIn(message, rules, roles, asked?.question)
      const inOrder = asked ? amountsInOrder(message, asked.question, isYears, roles, nought) : []
      const weighed = weigh(message, said, vocabulary, roles).filter((each) => legal(each))
      const taken = inOrder.length > 0 ? inOrder : weighed
      const placed =
        asked &&
        byPlace(message, asked, vocabulary.numbers, roles, !asked.question.facts.some(isYears))
      const told = asked && (placed ?? byFacts(asked, taken))
      const labelled =
        asked && !told && !taken.some((each) => asked.question.facts.includes(each.fact))
          ? byLabel(message, asked, labels.get(asked.question.id), roles)
          : undefined
      const choice = told ?? labelled
      const named = placed ? 'by-place' : labelled && 'by-label'
      const facts = choice ? taken.filter((each) => !(each.fact in choice.sets)) : taken
      // An answer that contradicts itself is no plain yes or no either.
      const disputed = said.some((each) => asked?.question.facts.includes(each.fact))
      const command =
        choice || facts.length > 0 || disputed ? undefined : commandOf(message, commands, roles)
      const correction = correctionIn(message, corrections, roles)
      return {
        facts,
        ...(correction && { correction }),
        ...(choice && { choice }),
        ...(named && { named }),
        ...(command && { command }),
        topics: topicsOf(message, topics),
        asks,
      }
    },
  }
}

const letters = /\p{L}+/gu

/** Every word that the language file itself uses is spelt rightly as it is. */
function knownWords(language: Language): Set<string> {
  const known = new Set<string>()
  const visit = (given: unknown): void => {
    if (typeof given === 'string')
      for (const word of given.toLowerCase().match(letters) ?? []) known.add(word)
    else if (Array.isArray(given)) for (const each of given) visit(each)
    else if (typeof given === 'object' && given !== null) {
      for (const each of Object.values(given)) visit(each)
    }
  }
  const { topics, questions, certifications, facts, wording, rows, notes, vocabulary } = language
  visit([topics, questions, certifications, facts, wording, rows, notes])
  visit([vocabulary.ordinary, Object.keys(vocabulary.rewrites), Object.values(vocabulary.rewrites)])
  return known
}

function labelsOf(
  language: Language,
  rewrite: ReturnType<typeof rewriter>,
): Map<string, Map<string, Set<string>>> {
  return new Map(
    Object.entries(language.questions).map(([id, question]) => [
      id,
      new Map(
        Object.entries(question.choices).map(([choice, label]) => [
          choice,
          new Set(rewrite(tokenise(label)).words),
        ]),
      ),
    ]),
  )
}

type Legal = (taken: { readonly fact: string; readonly value: Value }) => boolean

/** A vocabulary may say what the rules do not know; that is nobody's fact. */
function legalValues(rulebook: Rulebook): Legal {
  const facts = new Map(rulebook.facts.map((fact) => [fact.id, fact]))
  return ({ fact, value }) => {
    const known = facts.get(fact)
    if (!known) return false
    if (known.kind === 'choice') return known.values.includes(value)
    return typeof value === 'number' && value >= 0
  }
}
