/** `certpath rules check [folder]`: loads the rules, lints them, and says what it found. */
import { join } from 'node:path'
import { faultLine } from '../rulebook/fault.js'
import type { Rulebook } from '../rulebook/rulebook.js'
import { type RulesFiles, rulesFilesIn } from '../rules-files.js'
import { checkedRules } from './checked-rules.js'

/**
 * @param today a day, `2026-11-24`
 * @returns the exit code: 1 where there is an error; warnings alone are 0.
 */
export function checkRules(folder: string, today: string, write: (line: string) => void): number {
  let files: RulesFiles
  try {
    files = rulesFilesIn(folder)
  } catch (error) {
    write(unreadable(folder, error))
    return 1
  }
  const { rulebook, errors, warnings } = checkedRules(files, today)
  for (const fault of [...errors, ...warnings]) {
    write(faultLine({ ...fault, file: join(folder, fault.file) }))
  }
  if (!rulebook) {
    write(`${count(errors.length, 'fault')} in ${folder}`)
    return 1
  }
  write(summary(rulebook, folder))
  if (warnings.length > 0) {
    write(`${count(warnings.length, 'warning')}, none of which keeps them from being used`)
  }
  return 0
}

function summary(rulebook: Rulebook, folder: string): string {
  const profiles = rulebook.facts.reduce(
    (product, fact) => product * (fact.kind === 'choice' ? fact.values.length : 1),
    1,
  )
  const examples = rulebook.rows.reduce((sum, row) => sum + row.examples.length, 0)
  return `The rules in ${folder} are fine: ${[
    count(rulebook.rows.length, 'row'),
    count(profiles, 'profile'),
    count(examples, 'example'),
    count(rulebook.scenarios.length, 'scenario'),
    count(rulebook.questions.length, 'question'),
    count(rulebook.languages.length, 'language'),
  ].join(', ')}.`
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
}

function unreadable(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `${folder}: there is no such folder`
  if (code === 'ENOTDIR') return `${folder}: is a file; give the folder that holds the rules`
  if (code === 'EACCES' || code === 'EPERM') return `${folder}: may not be read by this user`
  return `${folder}: cannot be read (${error instanceof Error ? error.message : String(error)})`
}
