/** The decision table, made ready once: which row holds for a profile, and what that comes to. */
import type { Condition, DerivedFact, Row, Rulebook, Value } from '../rulebook/rulebook.js'
import { type Outcome, pathOutcome, trainerOutcome } from './outcome.js'
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

/** Holds when any of its parts does; a part holds when each fact named has one of the digits. */
type Test = readonly (readonly Needed[])[]

interface Needed {
  readonly position: number
  /** By digit: whether it will do. */
  readonly allowed: readonly boolean[]
}

/**
 * @throws {RangeError} when no row catches everything; the linter reports that with an example.
 */
export function tableOf(rulebook: Rulebook, coding: Coding): Table {
  const rules = rulebook.rows.map((row) => ({
    row,
    test: testOf(row.when, coding, rulebook.derived),
    outcome: row.path.length > 0 ? pathOutcome(row) : trainerOutcome(row),
    leans: (row.path.length > 0 ? [] : row.leans).map((lean) => ({
      test: testOf(lean.when, coding, rulebook.derived),
      outcome: trainerOutcome(row, lean.to),
    })),
  }))
  const fallback = rulebook.rows.find((row) => row.fallback)

  const ruleFor = (digits: Digits): (typeof rules)[number] => {
    for (const rule of rules) if (holds(rule.test, digits)) return rule
    throw new RangeError('the decision table has no row for this profile')
  }

  const outcomeOf = (digits: Digits): Outcome => {
    const rule = ruleFor(digits)
    for (const lean of rule.leans) if (holds(lean.test, digits)) return lean.outcome
    return rule.outcome
  }

  const judge = (digits: Digits): Outcome => {
    const taken = digits.map((digit, position) => takenFor(coding, position, digit))
    const literal = outcomeOf(taken)
    const open = openPositions(coding, digits)
    if (open.length === 0) return literal
    const outcomes = new Set<Outcome>()
    eachCompletion(coding, taken, open, (completion) => outcomes.add(outcomeOf(completion)))
    const ends = new Map([...outcomes].map((outcome) => [outcome.key, outcome]))
    const [first] = ends.values()
    if (ends.size === 1 && first) return ends.has(literal.key) ? literal : first
    const paths = [...ends.values()].filter((outcome) => outcome.kind === 'path')
    const [only] = paths
    // One path, or a word with the trainer: the table's own row for what is known decides.
    if (!only || (paths.length === 1 && only.key === literal.key)) return literal
    return trainerOutcome(
      fallback ?? literal.row,
      undefined,
      paths.map((outcome) => outcome.path),
    )
  }

  return { rowFor: (digits) => ruleFor(digits).row, judge }
}

/** What a digit counts as before the table sees it. */
function takenFor(coding: Coding, position: number, digit: number): number {
  if (digit !== skippedDigit) return digit
  const ifSkipped = coding.facts[position]?.ifSkipped
  return ifSkipped?.kind === 'counts-as' ? coding.digitOf(position, ifSkipped.value) : unknownDigit
}

/** The skipped facts that may be anything. */
function openPositions(coding: Coding, digits: Digits): readonly number[] {
  return coding.facts.flatMap((fact, position) =>
    digits[position] === skippedDigit && fact.ifSkipped.kind === 'anything' ? [position] : [],
  )
}

/** Every way in which the open facts can turn out; each is lent, not given. */
function eachCompletion(
  coding: Coding,
  taken: Digits,
  open: readonly number[],
  visit: (completion: Digits) => void,
): void {
  const completion = [...taken]
  const fill = (at: number): void => {
    const position = open[at]
    if (position === undefined) {
      visit(completion)
      return
    }
    const values = coding.facts[position]?.values.length ?? 0
    for (let value = 0; value < values; value++) {
      completion[position] = firstValueDigit + value
      fill(at + 1)
    }
  }
  fill(0)
}

function holds(test: Test, digits: Digits): boolean {
  for (const part of test) if (partHolds(part, digits)) return true
  return false
}

function partHolds(part: readonly Needed[], digits: Digits): boolean {
  for (const { position, allowed } of part) {
    if (!allowed[digits[position] ?? unknownDigit]) return false
  }
  return true
}

/** Derived facts are put in their place, so that only facts of the table are left to compare. */
function testOf(condition: Condition, coding: Coding, derived: readonly DerivedFact[]): Test {
  let parts: Needed[][] = [[]]
  for (const [name, values] of Object.entries(condition)) {
    const position = coding.positionOf(name)
    const ways =
      position === undefined
        ? (derived.find((fact) => fact.id === name)?.any ?? []).flatMap((part) => [
            ...testOf(part, coding, derived),
          ])
        : [[{ position, allowed: allowedBy(coding, position, values) }]]
    parts = parts.flatMap((part) => ways.map((way) => [...part, ...way]))
  }
  return parts
}

function allowedBy(coding: Coding, position: number, values: readonly Value[]): boolean[] {
  const digits = coding.facts[position]?.values.map((_, value) => firstValueDigit + value) ?? []
  const wanted = values.map((value) => coding.digitOf(position, value))
  return [false, false, ...digits.map((digit) => wanted.includes(digit))]
}
