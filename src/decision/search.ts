/** Finds a profile of which a statement is true, without writing out all profiles. */
import type { ChoiceFact } from '../rulebook/rulebook.js'
import { type Formula, isFalse, isTrue, open, type Profile, unknown } from './formula.js'

export type Found =
  /** Facts left open in it may be anything. */
  | { readonly kind: 'found'; readonly profile: Profile }
  | { readonly kind: 'none' }
  /** Given up: there are too many profiles to be sure. */
  | { readonly kind: 'too-large' }

export interface Search {
  /** Among people of whom every fact is known. */
  complete(wanted: Formula): Found
  /** Also among those of whom some are not; `start` is what is known of all of them. */
  any(wanted: Formula, start?: Profile): Found
}

/** So many tries for one question, and for all of a rulebook: seconds, whatever its size. */
const mostTries = 200_000
export const mostTriesInAll = 4_000_000

/** @param most tries of all searches together */
export function searchIn(facts: readonly ChoiceFact[], most: number): Search {
  let left = most
  const nothing: Profile = facts.map(() => open)
  const find = (wanted: Formula, withUnknown: boolean, start: Profile): Found => {
    const profile = [...start]
    let tries = Math.min(mostTries, left)
    const before = tries
    const step = (): Found['kind'] => {
      if (tries-- <= 0) return 'too-large'
      const verdict = wanted(profile)
      if (verdict === isTrue) return 'found'
      if (verdict === isFalse) return 'none'
      const numbers = (facts[verdict]?.values ?? []).map((_, number) => number)
      for (const number of withUnknown ? [...numbers, unknown] : numbers) {
        profile[verdict] = number
        const found = step()
        if (found !== 'none') return found
      }
      profile[verdict] = open
      return 'none'
    }
    const kind = step()
    left -= before - Math.max(tries, 0)
    return kind === 'found' ? { kind, profile } : { kind }
  }
  return {
    complete: (wanted) => find(wanted, false, nothing),
    any: (wanted, start = nothing) => find(wanted, true, start),
  }
}

/** `e.g. goal audit, background none, …`: an example as a trainer would say it. */
export function inWords(profile: Profile, facts: readonly ChoiceFact[]): string {
  const said = facts.flatMap(({ id, values }, at) => {
    const now = profile[at] ?? open
    if (now === open) return []
    return now === unknown ? [`${id} not known`] : [`${id} ${String(values[now])}`]
  })
  return `e.g. ${[...said, ...(profile.includes(open) ? ['…'] : [])].join(', ')}`
}
