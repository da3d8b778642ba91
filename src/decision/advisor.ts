/** Known facts in; the path, or the question to ask next, out. Every answer is worked out once. */
import type { Choice, Known, Question, Rulebook } from '../rulebook/rulebook.js'
import { type Outcome, outcomeKey } from './outcome.js'
import { codingOf, type Digits, firstValueDigit, skippedDigit, unknownDigit } from './profile.js'
import { tableOf } from './table.js'

export type Decision = Settled | Ask

/** Nothing that could still be asked would change the outcome. */
export interface Settled {
  readonly kind: 'settled'
  readonly outcome: Outcome
}

export interface Ask {
  readonly kind: 'ask'
  readonly question: Question
  /** The choices that agree with what is known. */
  readonly choices: readonly Choice[]
  /** The most questions still to come, this one among them, whatever the person answers. */
  readonly atMost: number
  /** How many they are on average, were every choice as likely as another. */
  readonly onAverage: number
}

export interface Advisor {
  readonly rulebook: Rulebook
  decide(known: Known): Decision
  /** The outcome if nothing more were said. */
  judge(known: Known): Outcome
}

/** Holds what it has worked out; one for each rulebook, made at the start. */
export function advisorFor(rulebook: Rulebook): Advisor {
  const coding = codingOf(rulebook)
  const table = tableOf(rulebook, coding)
  const questions = rulebook.questions
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
  type AskedFor = (typeof questions)[number]
  type Offered = AskedFor['choices'][number]

  const outcomes = new Map<number, Outcome>()
  const decisions: Decision[] = []

  const judge = (digits: Digits): Outcome => {
    const index = coding.index(digits)
    const known = outcomes.get(index)
    if (known) return known
    const outcome = table.judge(digits)
    outcomes.set(index, outcome)
    return outcome
  }

  const offered = (asked: AskedFor, digits: Digits): readonly Offered[] =>
    asked.choices.filter((choice) =>
      choice.digits.every(({ position, digit }) => {
        const now = digits[position] ?? unknownDigit
        return now < firstValueDigit || now === digit
      }),
    )

  /** A question once answered is not asked again: what the answer leaves unsaid counts as skipped. */
  const after = (digits: Digits, asked: AskedFor, answer: Offered | null): Digits => {
    const next = [...digits]
    for (const { position, digit } of answer?.digits ?? []) next[position] = digit
    for (const position of asked.positions) {
      if (next[position] === unknownDigit) next[position] = skippedDigit
    }
    return next
  }

  const work = (digits: Digits): Decision => {
    const index = coding.index(digits)
    const known = decisions[index]
    if (known) return known
    const candidates = questions.flatMap((asked) => {
      const choices = offered(asked, digits)
      const open = asked.positions.some((position) => digits[position] === unknownDigit)
      if (!open || choices.length < 2) return []
      const next = choices.map((choice) => after(digits, asked, choice))
      return [{ asked, choices, next, skipped: after(digits, asked, null) }]
    })
    const keys = (each: (typeof candidates)[number]) =>
      new Set([digits, ...each.next, each.skipped].map((one) => outcomeKey(judge(one))))
    let matter = candidates.filter((each) => keys(each).size > 1)
    if (matter.length === 0) {
      // Facts may matter only together: then the answer to one makes another worth asking.
      matter = candidates.filter((each) => each.next.some((next) => work(next).kind === 'ask'))
    }
    let best: Ask | undefined
    for (const each of matter) {
      const next = each.next.map(work)
      const atMost = 1 + Math.max(...[...next, work(each.skipped)].map(mostFrom))
      const onAverage = 1 + next.reduce((sum, one) => sum + averageFrom(one), 0) / next.length
      if (
        best &&
        (best.atMost < atMost || (best.atMost === atMost && best.onAverage <= onAverage))
      ) {
        continue
      }
      const choices = each.choices.map(({ choice }) => choice)
      best = { kind: 'ask', question: each.asked.question, choices, atMost, onAverage }
    }
    const decision: Decision = best ?? { kind: 'settled', outcome: judge(digits) }
    decisions[index] = decision
    return decision
  }

  return {
    rulebook,
    decide: (known) => decisions[coding.indexOf(known)] ?? work(coding.digits(known)),
    judge: (known) => judge(coding.digits(known)),
  }
}

function mostFrom(decision: Decision): number {
  return decision.kind === 'ask' ? decision.atMost : 0
}

function averageFrom(decision: Decision): number {
  return decision.kind === 'ask' ? decision.onAverage : 0
}
