/** The questions that decide a path, as steps from one profile to the next. */
import type { Choice, Question, Rulebook } from '../rulebook/rulebook.js'
import type { Outcome } from './outcome.js'
import { type Coding, type Digits, firstValueDigit, skippedDigit, unknownDigit } from './profile.js'

export interface PathQuestion {
  readonly question: Question
  readonly positions: readonly number[]
  readonly choices: readonly PathChoice[]
}

interface PathChoice {
  readonly choice: Choice
  readonly digits: readonly { readonly position: number; readonly digit: number }[]
}

/** A question that is still open, and where each answer leads. */
export interface Candidate {
  readonly asked: PathQuestion
  /** The choices that agree with what is known, and what is known after each. */
  readonly choices: readonly Choice[]
  readonly next: readonly Digits[]
  readonly skipped: Digits
}

export function pathQuestions(rulebook: Rulebook, coding: Coding): readonly PathQuestion[] {
  return rulebook.questions
    .filter((question) => question.decides === 'path')
    .map((question) => ({
      question,
      positions: question.facts.flatMap((fact) => coding.positionOf(fact) ?? []),
      choices: question.choices.map((choice) => ({
        choice,
        digits: Object.entries(choice.sets).flatMap(([fact, value]) => {
          const position = coding.positionOf(fact)
          return position === undefined
            ? []
            : [{ position, digit: coding.digitOf(position, value) }]
        }),
      })),
    }))
}

export function candidatesFor(
  questions: readonly PathQuestion[],
  digits: Digits,
): readonly Candidate[] {
  return questions.flatMap((asked) => {
    const choices = agreeing(asked, digits)
    const open = asked.positions.some((position) => digits[position] === unknownDigit)
    if (!open || choices.length < 2) return []
    return [
      {
        asked,
        choices: choices.map(({ choice }) => choice),
        next: choices.map((choice) => after(digits, asked, choice)),
        skipped: after(digits, asked, null),
      },
    ]
  })
}

function agreeing(asked: PathQuestion, digits: Digits): readonly PathChoice[] {
  return asked.choices.filter((choice) =>
    choice.digits.every(({ position, digit }) => {
      const now = digits[position] ?? unknownDigit
      return now < firstValueDigit || now === digit
    }),
  )
}

/** A question once answered is not asked again: what the answer leaves unsaid counts as skipped. */
function after(digits: Digits, asked: PathQuestion, answer: PathChoice | null): Digits {
  const next = [...digits]
  for (const { position, digit } of answer?.digits ?? []) next[position] = digit
  for (const position of asked.positions) {
    if (next[position] === unknownDigit) next[position] = skippedDigit
  }
  return next
}

/** The different outcomes that asking this can come to, what is known now among them. */
export function endsOf(
  { next, skipped }: Candidate,
  digits: Digits,
  judge: (digits: Digits) => Outcome,
): ReadonlySet<string> {
  return new Set([digits, ...next, skipped].map((one) => judge(one).key))
}
