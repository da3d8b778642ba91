/** A derived fact that rests on itself, at once or by way of others, could never be worked out. */
import type { Rulebook } from '../rulebook.js'
import { type Check, errorAt } from './subject.js'

export const derivedCircle: Check = (subject) =>
  subject.rulebook.derived.flatMap(({ id }, at) =>
    restsOn(subject.rulebook, id).has(id)
      ? errorAt(subject, 'facts.yaml', ['derived', at], `\`${id}\` rests on itself`)
      : [],
  )

function restsOn(rulebook: Rulebook, id: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [id]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const parts = rulebook.derived.find((fact) => fact.id === name)?.any ?? []
    for (const next of parts.flatMap((part) => Object.keys(part))) {
      if (!found.has(next)) open.push(next)
      found.add(next)
    }
  }
  return found
}
