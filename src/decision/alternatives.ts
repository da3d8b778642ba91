/** What would lead to another path: the smallest changes of answer that do. */
import type { Choice, Known, Question, Value } from '../rulebook/rulebook.js'
import type { Advisor } from './decision.js'
import { type PathOutcome, pathKey } from './outcome.js'

export interface Alternative {
  /** One, or two where no single change leads to this path; in the order of the questions. */
  readonly changes: readonly Change[]
  readonly outcome: PathOutcome
}

/** Another answer to a path question, or an answer to one that is still open. */
export interface Change {
  readonly question: Question
  readonly choice: Choice
}

/**
 * For each path other than the present one, every smallest change that leads there if nothing
 * else were said, and that may still come about; changes with the same path stand together, paths one change away come first.
 */
export function alternatives(advisor: Advisor, known: Known): readonly Alternative[] {
  const now = advisor.judge(known)
  const present = now.kind === 'path' ? pathKey(now.path) : undefined
  const changes = changesFrom(advisor, known)
  const found = new Map<string, Alternative[]>()
  for (const candidates of [singles(changes), pairs(changes)]) {
    const nearer = new Set(found.keys())
    for (const candidate of candidates) {
      const outcome = advisor.judge(candidate.reduce(changed, known))
      if (outcome.kind === 'trainer') continue
      const key = pathKey(outcome.path)
      if (key === present || nearer.has(key)) continue
      const group = found.get(key) ?? []
      found.set(key, [...group, { changes: candidate, outcome }])
    }
  }
  return [...found.values()].flat()
}

/** Replaces what the question's facts say; what the choice leaves unsaid counts as not said. */
function changed(known: Known, { question, choice }: Change): Known {
  const unsaid = Object.fromEntries(question.facts.map((fact) => [fact, null]))
  return { ...known, ...unsaid, ...choice.sets }
}

function changesFrom(advisor: Advisor, known: Known): readonly Change[] {
  return advisor.rulebook.questions
    .filter((question) => question.decides === 'path')
    .flatMap((question) => question.choices.map((choice) => ({ question, choice })))
    .filter(({ choice }) => {
      const said = Object.entries(choice.sets)
      return (
        said.some(([fact, value]) => known[fact] !== value) &&
        said.every(([fact, value]) => mayBecome(advisor, fact, known[fact], value))
      )
    })
}

/** What is not known may be anything. What is gained in life is not lost again. */
function mayBecome(
  advisor: Advisor,
  id: string,
  now: Value | null | undefined,
  next: Value,
): boolean {
  if (now === undefined || now === null || now === next) return true
  const fact = advisor.rulebook.facts.find((each) => each.id === id)
  switch (fact?.kind) {
    case 'choice':
      return fact.becomes?.[String(now)]?.includes(next) ?? true
    case 'years':
      return Number(next) >= Number(now)
    case undefined:
      return true
  }
}

function singles(changes: readonly Change[]): readonly (readonly Change[])[] {
  return changes.map((change) => [change])
}

function pairs(changes: readonly Change[]): readonly (readonly Change[])[] {
  return changes.flatMap((one, at) =>
    changes
      .slice(at + 1)
      .flatMap((other) => (one.question === other.question ? [] : [[one, other]])),
  )
}
