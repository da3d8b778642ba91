/** Numbers of years that stand in the place of those that were said before. */
import type { Roles } from './clauses.js'
import { lengthAt } from './lexicon.js'
import type { Message } from './message.js'

/** One number of years, or the unit alone in which the last ones were meant. */
export type Amounts =
  | { readonly kind: 'amount'; readonly value: number; readonly insteadOf: number | null }
  | { readonly kind: 'unit'; readonly years: number }

interface AmountWords {
  readonly becomes: number
  readonly insteadOf: number
  readonly units: ReadonlyMap<string, number>
}

/** "12 years", "5 not 3", "the 3 should be a 5", or "months" alone. */
export function amountsFrom(
  { tokens, marks, amounts }: Message,
  words: AmountWords,
  roles: Roles,
  start: number,
  end: number,
): Amounts | undefined {
  const found: { value: number; old: boolean }[] = []
  let unit: number | undefined
  let instead = false
  for (let at = start; at < end; ) {
    const amount = amounts[at]
    if (amount) {
      found.push({ value: amount.value, old: instead })
      instead = false
      at += amount.length
      continue
    }
    const years = words.units.get(tokens.words[at] ?? '')
    if (years !== undefined && !instead) unit ??= years
    const turns = lengthAt(marks, at, words.insteadOf)
    const becomes = lengthAt(marks, at, words.becomes)
    const before = found.at(-1)
    if (becomes > 0 && before) before.old = true
    const skip = Math.max(
      turns,
      becomes,
      lengthAt(marks, at, roles.courtesy),
      lengthAt(marks, at, roles.correction),
      lengthAt(marks, at, roles.contrast),
      years === undefined ? 0 : 1,
    )
    if (skip === 0) return undefined
    instead ||= turns > 0
    at += skip
  }
  const news = found.filter(({ old }) => !old)
  const olds = found.filter(({ old }) => old)
  const [first] = news
  if (first && news.length === 1 && olds.length <= 1)
    return { kind: 'amount', value: first.value, insteadOf: olds[0]?.value ?? null }
  return unit !== undefined && found.length === 0 ? { kind: 'unit', years: unit } : undefined
}
