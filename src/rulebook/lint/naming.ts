/** What the rules may name, and the words for a name that they may not. */
import type { Fault } from '../fault.js'
import { nearest } from '../nearest.js'
import type { Condition, Known, Rulebook, Value } from '../rulebook.js'
import type { YamlPath } from '../source.js'
import { errorAt, type Subject } from './subject.js'

/** A name that must be one of those listed. */
export function unknownName(
  subject: Subject,
  file: string,
  path: YamlPath,
  kind: string,
  name: string,
  names: readonly string[],
): readonly Fault[] {
  if (names.includes(name)) return []
  const message = `there is no ${kind} \`${name}\`${nearest(name, names)}`
  return errorAt(subject, file, path, message)
}

export function ids(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id)
}

/** Where a condition stands, and whether it may speak of years (those of notes may). */
export interface Placed {
  readonly file: string
  readonly path: YamlPath
  readonly years: boolean
}

export function unknownInCondition(
  subject: Subject,
  condition: Condition,
  { file, path, years }: Placed,
): readonly Fault[] {
  const { facts, derived } = subject.rulebook
  return Object.entries(condition).flatMap(([name, values]) => {
    const here = [...path, name]
    if (!years && facts.some((fact) => fact.id === name && fact.kind === 'years')) {
      const message = `\`${name}\` is a number of years, and years decide no path`
      return errorAt(subject, file, here, message)
    }
    const unknown = unknownName(subject, file, here, 'fact', name, [...ids(facts), ...ids(derived)])
    if (unknown.length > 0) return unknown
    return values.flatMap((value, at) => unknownValue(subject, file, [...here, at], name, value))
  })
}

export function unknownInKnown(
  subject: Subject,
  known: Known,
  file: string,
  path: YamlPath,
): readonly Fault[] {
  const { facts, derived } = subject.rulebook
  return Object.entries(known).flatMap(([name, value]) => {
    const here = [...path, name]
    if (derived.some((fact) => fact.id === name)) {
      const message = `\`${name}\` follows from other facts and cannot be given by itself`
      return errorAt(subject, file, here, message)
    }
    const unknown = unknownName(subject, file, here, 'fact', name, ids(facts))
    if (unknown.length > 0 || value === null || value === undefined) return unknown
    return unknownValue(subject, file, [...here, 0], name, value)
  })
}

export function unknownValue(
  subject: Subject,
  file: string,
  path: YamlPath,
  name: string,
  value: Value,
): readonly Fault[] {
  const allowed = valuesOf(subject.rulebook, name)
  if (allowed === 'years') {
    if (typeof value === 'number' && value >= 0) return []
    const message = `\`${name}\` is a number of years, 0 or more, and never ${shown(value)}`
    return errorAt(subject, file, path, message)
  }
  if (allowed.includes(value)) return []
  const same = allowed.find((each) => String(each) === String(value))
  const hint =
    same === undefined
      ? nearest(String(value), allowed.map(String)) || `; it has ${allowed.map(shown).join(', ')}`
      : `; did you mean ${shown(same)} ${typeof same === 'string' ? 'in' : 'without'} quotes?`
  return errorAt(subject, file, path, `fact \`${name}\` has no value ${shown(value)}${hint}`)
}

/** A derived fact holds, or does not: a condition can ask only for `true`. */
function valuesOf(rulebook: Rulebook, name: string): readonly Value[] | 'years' {
  const fact = rulebook.facts.find(({ id }) => id === name)
  if (!fact) return [true]
  return fact.kind === 'years' ? 'years' : fact.values
}

function shown(value: Value): string {
  return `\`${String(value)}\``
}
