/**
 * For rules with more sets of known facts than can be worked out beforehand. It asks nothing where
 * no answer changes anything; but the question is only a good one, the one whose answers lead to
 * the most different ends, and the most still to come is all that are open.
 */
import type { Advisor, Decision } from './advisor.js'
import { type Candidate, candidatesFor, endsOf } from './asking.js'
import type { Ready } from './by-all-states.js'
import type { Digits } from './profile.js'

export function bySearch({ coding, table, questions }: Ready): Pick<Advisor, 'decide' | 'judge'> {
  const decide = (digits: Digits): Decision => {
    const candidates = candidatesFor(questions, digits)
    let best: { candidate: Candidate; ends: number } | undefined
    for (const candidate of candidates) {
      const ends = endsOf(candidate, digits, table.judge).size
      if (ends > (best?.ends ?? 1)) best = { candidate, ends }
    }
    if (!best) return { kind: 'settled', outcome: table.judge(digits) }
    return {
      kind: 'ask',
      question: best.candidate.asked.question,
      choices: best.candidate.choices,
      atMost: candidates.length,
      onAverage: candidates.length,
    }
  }
  return {
    decide: (known) => decide(coding.digits(known)),
    judge: (known) => table.judge(coding.digits(known)),
  }
}
