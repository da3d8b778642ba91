/**
 * What the domain says, written out by hand as plain statements and without any of the product's
 * code: what the tests of the table, of skipping and of notes compare with.
 */
import { type Person, values } from './shipped.js'

export interface Stated {
  readonly row: string
  /** Empty: the trainer's own advice. */
  readonly path: readonly string[]
  readonly lean?: string
}

/** What is unknown matches nothing. */
export function statedRow(person: Person): Stated {
  const { goal, background, holds, audit_stage, one_only } = person
  const ready = holds === 'foundation' || background === 'related' || background === 'iso'
  const audits = goal === 'audit' || goal === 'both'
  if (holds === 'both-leads') return { row: 'R1', path: [] }
  if (goal === 'unsure') {
    if (holds === 'lead-implementer') return { row: 'R2', path: [], lean: 'lead-auditor' }
    if (holds === 'lead-auditor') return { row: 'R2', path: [], lean: 'lead-implementer' }
    if (ready) return { row: 'R2', path: [], lean: 'lead-implementer' }
    if (background === 'none') return { row: 'R2', path: [], lean: 'foundation' }
    return { row: 'R2', path: [] }
  }
  if (holds === 'lead-implementer' && audits) return { row: 'R3', path: ['lead-auditor'] }
  if (holds === 'lead-auditor' && (goal === 'build' || goal === 'both')) {
    return { row: 'R4', path: ['lead-implementer'] }
  }
  if (holds === 'lead-implementer' || holds === 'lead-auditor') return { row: 'R5', path: [] }
  if (holds === 'foundation' && goal === 'understand') return { row: 'R6', path: [] }
  if (goal === 'understand') return { row: 'R7', path: ['foundation'] }
  if (ready && goal === 'audit' && audit_stage === 'now') {
    return { row: 'R8', path: ['lead-auditor'] }
  }
  if (one_only === true) return { row: 'R9', path: ['lead-implementer'] }
  if (ready && goal === 'audit' && audit_stage === 'built') {
    return { row: 'R10', path: ['lead-auditor'] }
  }
  if (ready && goal === 'build') return { row: 'R11', path: ['lead-implementer'] }
  if (ready && audits) return { row: 'R12', path: ['lead-implementer', 'lead-auditor'] }
  if (background === 'none' && goal === 'build') {
    return { row: 'R13', path: ['foundation', 'lead-implementer'] }
  }
  if (background === 'none' && audits) {
    return { row: 'R14', path: ['foundation', 'lead-implementer', 'lead-auditor'] }
  }
  return { row: 'R15', path: [] }
}

export interface StatedOutcome extends Stated {
  readonly open: readonly (readonly string[])[]
}

/**
 * What was skipped (`null`): a goal is `unsure`, an audit stage `later`, one_only nothing. Where
 * somebody starts may then be anything: if that leaves several paths, the trainer names them.
 */
export function statedOutcome(person: Person): StatedOutcome {
  const taken: Person = {
    ...person,
    ...(person.goal === null && { goal: 'unsure' }),
    ...(person.audit_stage === null && { audit_stage: 'later' }),
  }
  const literal = { ...statedRow(taken), open: [] }
  const starts: Person[] = []
  for (const holds of person.holds === null ? values.holds : [person.holds]) {
    for (const background of person.background === null ? values.background : [person.background]) {
      starts.push({
        ...taken,
        ...(holds !== undefined && { holds }),
        ...(background !== undefined && { background }),
      })
    }
  }
  const all = starts.map(statedRow)
  const keys = new Set(all.map(sameness))
  const [only] = all
  if (keys.size === 1 && only) {
    return sameness(literal) === sameness(only) ? literal : { ...only, open: [] }
  }
  const open = new Map(all.filter(({ path }) => path.length > 0).map((one) => [sameness(one), one]))
  if (open.size === 0) return literal
  if (open.size === 1 && open.has(sameness(literal))) return literal
  return { row: 'R15', path: [], open: [...open.values()].map(({ path }) => path) }
}

/** What a person would call the same advice. */
export function sameness({ path, lean }: Stated): string {
  return path.length > 0 ? path.join(' > ') : `trainer ${lean ?? ''}`
}
