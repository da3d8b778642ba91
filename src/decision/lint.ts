/** All that is wrong with the meaning of a rulebook, and how much was tried to find out. */
import type { Fault } from '../rulebook/fault.js'
import type { Check, Subject } from '../rulebook/lint/subject.js'
import { nameChecks, senseChecks } from '../rulebook/lint.js'
import type { Reading } from '../rulebook/read.js'
import {
  type AdvisedSubject,
  advisedSubject,
  type DecisionSubject,
  decisionSubject,
} from './lint/decision-subject.js'
import { exampleFails } from './lint/example-fails.js'
import { gap } from './lint/gap.js'
import { noteNeverShows } from './lint/note-never-shows.js'
import { overlap } from './lint/overlap.js'
import { scenarioFails } from './lint/scenario-fails.js'
import { unreached } from './lint/unreached.js'
import { uselessQuestion } from './lint/useless-question.js'

const tableChecks: readonly Check<DecisionSubject>[] = [gap, overlap, unreached]

const adviceChecks: readonly Check<AdvisedSubject>[] = [
  exampleFails,
  scenarioFails,
  uselessQuestion,
  noteNeverShows,
]

/**
 * In the order of files and lines. Where names are wrong, or the table does not answer everybody,
 * the checks that would only echo that are left out.
 * @param today a day, `2026-11-24`
 */
export function lint(reading: Reading, today: string): readonly Fault[] {
  const subject: Subject = { ...reading, today }
  const run = <Looked extends Subject>(checks: readonly Check<Looked>[], on: Looked) =>
    checks.flatMap((check) => check(on))
  const names = run(nameChecks, subject)
  const sense = run(senseChecks, subject)
  const decides = !names.some((fault) => isError(fault) && !fault.file.startsWith('scenarios'))
  const deciding = decides ? decisionSubject(subject) : undefined
  const table = deciding ? run(tableChecks, deciding) : []
  const answered = reading.rulebook.rows.some(
    ({ fallback, when }) => fallback && Object.keys(when).length === 0,
  )
  const advice = deciding && answered ? run(adviceChecks, advisedSubject(deciding)) : []
  return [...names, ...sense, ...table, ...advice].toSorted(
    (one, other) =>
      compare(one.file, other.file) || one.line - other.line || one.column - other.column,
  )
}

function isError({ severity }: Fault): boolean {
  return severity === 'error'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
