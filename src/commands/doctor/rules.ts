/** RULES_DIR: can be read, and has no fault. */
import { faultLine } from '../../rulebook/fault.js'
import { rulesFilesIn, whyUnreadable } from '../../rules-files.js'
import type { Settings } from '../../settings.js'
import { checkedRules } from '../checked-rules.js'
import { type Finding, findingsOf } from './finding.js'

const { ok, note, fail } = findingsOf('rules')
const mostFaults = 5

/** @param today a day, `2026-11-24` */
export function checkRules({ RULES_DIR: folder }: Settings, today: string): readonly Finding[] {
  try {
    const { rulebook, errors, warnings } = checkedRules(rulesFilesIn(folder), today)
    return [
      ...[...errors, ...warnings].slice(0, mostFaults).map((fault) => note(faultLine(fault))),
      rulebook
        ? ok(`${folder}, version ${rulebook.hash}`)
        : fail(`RULES_DIR ${folder} has faults; run "certpath rules check ${folder}"`),
    ]
  } catch (error) {
    return [fail(`RULES_DIR: ${whyUnreadable(folder, error)}`)]
  }
}
