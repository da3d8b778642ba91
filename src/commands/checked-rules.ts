/** Rules that were read and linted: a rulebook to use, unless there is an error among the faults. */
import { lint } from '../decision/lint.js'
import type { Fault } from '../rulebook/fault.js'
import { readRulebook } from '../rulebook/read.js'
import type { Rulebook } from '../rulebook/rulebook.js'
import type { RulesFiles } from '../rules-files.js'

export interface CheckedRules {
  /** Null where there is an error. */
  readonly rulebook: Rulebook | null
  readonly errors: readonly Fault[]
  readonly warnings: readonly Fault[]
}

/** @param today a day, `2026-11-24` */
export function checkedRules({ files, hash }: RulesFiles, today: string): CheckedRules {
  const result = readRulebook(files, hash)
  const faults = result.kind === 'faults' ? result.faults : lint(result.reading, today)
  const errors = faults.filter(({ severity }) => severity === 'error')
  const warnings = faults.filter(({ severity }) => severity === 'warning')
  const rulebook = result.kind === 'read' && errors.length === 0 ? result.reading.rulebook : null
  return { rulebook, errors, warnings }
}
