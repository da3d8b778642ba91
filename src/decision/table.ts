/** The decision table, made ready once: which row holds for a profile, and what that comes to. */
import type { Condition, DerivedFact, Row, Rulebook } from '../rulebook/rulebook.js'
import { type Outcome, outcomeKey, pathKey } from './outcome.js'
import { type Coding, type Digits, firstValueDigit, skippedDigit, unknownDigit } from './profile.js'

export interface Table {
  /** The first row that holds; a fact that is unknown or skipped matches no condition. */
  rowFor(digits: Digits): Row
  /**
   * The outcome if nothing more is said. What is unknown matches nothing; what was skipped is
   * taken as the rules say, over all its values where it may be anything.
   */
  judge(digits: Digits): Outcome
}

type Test = (digits: Digits) => boolean

/**
 * @throws {RangeError} when no row catches everything; the linter reports that with an example.
 */
export function tableOf(rulebook: Rulebook, coding: Coding): Table {
  const rows = rulebook.rows.map((row) => ({
    row,
    holds: testOf(row.when, coding, rulebook.derived),
    leans: row.leans.map((lean) => ({
      to: lean.to,
      holds: testOf(lean.when, coding, rulebook.derived),
    })),
  }))
  const fallback = rulebook.rows.find((row) => row.fallback)

  const ruleFor = (digits: Digits): (typeof rows)[number] => {
    const found = rows.find((rule) => rule.holds(digits))
    if (!found) throw new RangeError('the decision table has no row for this profile')
    return found
  }

  const outcomeOf = (digits: Digits): Outcome => {
    const { row, leans } = ruleFor(digits)
    if (row.path.length > 0) return { kind: 'path', row, path: row.path }
    const lean = leans.find((each) => each.holds(digits))?.to
    return { kind: 'trainer', row, open: [], ...(lean !== undefined && { lean }) }
  }

  const judge = (digits: Digits): Outcome => {
    const taken = digits.map((digit, position) => takenFor(coding, position, digit))
    const literal = outcomeOf(taken)
    const outcomes = new Map<string, Outcome>()
    for (const completion of completionsOf(coding, digits, taken)) {
      const outcome = outcomeOf(completion)
      outcomes.set(outcomeKey(outcome), outcome)
    }
    const [first] = outcomes.values()
    if (outcomes.size === 1 && first) return outcomes.has(outcomeKey(literal)) ? literal : first
    const paths = [...outcomes.values()].filter((outcome) => outcome.kind === 'path')
    const [only] = paths
    // One path, or a word with the trainer: the table's own row for what is known decides.
    if (!only) return literal
    if (paths.length === 1 && pathKey(only.path) === outcomeKey(literal)) return literal
    return {
      kind: 'trainer',
      row: fallback ?? literal.row,
      open: paths.map((outcome) => outcome.path),
    }
  }

  return { rowFor: (digits) => ruleFor(digits).row, judge }
}

/** What a digit counts as before the table sees it. */
function takenFor(coding: Coding, position: number, digit: number): number {
  if (digit !== skippedDigit) return digit
  const ifSkipped = coding.facts[position]?.ifSkipped
  return ifSkipped?.kind === 'counts-as' ? coding.digitOf(position, ifSkipped.value) : unknownDigit
}

/** Every way in which the skipped facts that may be anything can turn out. */
function completionsOf(coding: Coding, digits: Digits, taken: Digits): Digits[] {
  let completions: number[][] = [[...taken]]
  coding.facts.forEach((fact, position) => {
    if (digits[position] !== skippedDigit || fact.ifSkipped.kind !== 'anything') return
    completions = completions.flatMap((completion) =>
      fact.values.map((_, value) => completion.with(position, firstValueDigit + value)),
    )
  })
  return completions
}

function testOf(condition: Condition, coding: Coding, derived: readonly DerivedFact[]): Test {
  const tests = Object.entries(condition).map(([name, values]): Test => {
    const position = coding.positionOf(name)
    if (position !== undefined) {
      const digits = values.map((value) => coding.digitOf(position, value))
      return (profile) => digits.includes(profile[position] ?? unknownDigit)
    }
    const parts = derived.find((fact) => fact.id === name)?.any ?? []
    const any = parts.map((part) => testOf(part, coding, derived))
    return (profile) => any.some((holds) => holds(profile))
  })
  return (profile) => tests.every((holds) => holds(profile))
}
