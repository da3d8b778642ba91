/** A note that no recommendation can carry is dead weight, or has a slip in its conditions. */
import { type Check, warningAt } from '../../rulebook/lint/subject.js'
import type { Known, Note } from '../../rulebook/rulebook.js'
import { notesFor } from '../notes.js'
import type { PathOutcome } from '../outcome.js'
import { type AdvisedSubject, beforeEveryCourse } from './decision-subject.js'
import { everyKnown } from './states.js'

export const noteNeverShows: Check<AdvisedSubject> = (subject) => {
  const { rulebook, advisor, facts, states } = subject
  // The check of questions says already that they are too many.
  if (states === undefined) return []
  // Courses come and go: a note about them is tried as if each certification had one.
  const cohorts = rulebook.certifications.map(({ id }) => ({
    id,
    certification: id,
    starts: beforeEveryCourse,
  }))
  let waiting: readonly Note[] = rulebook.notes
  for (const known of everyKnown(facts)) {
    if (waiting.length === 0) break
    const outcome = advisor.judge(known)
    if (outcome.kind === 'trainer') continue
    const shown = new Set(
      yearsWorthTrying(subject, outcome).flatMap((years) =>
        notesFor(
          { ...rulebook, cohorts, notes: waiting },
          { ...known, ...years },
          outcome,
          beforeEveryCourse,
        ).map(({ id }) => id),
      ),
    )
    waiting = waiting.filter(({ id }) => !shown.has(id))
  }
  return waiting.flatMap(({ id }) =>
    warningAt(
      subject,
      'notes.yaml',
      ['notes', rulebook.notes.findIndex((note) => note.id === id)],
      `note \`${id}\` never shows: no recommendation meets all its lines`,
    ),
  )
}

/** None known, all short, all enough, and each number that a note names. */
function yearsWorthTrying({ rulebook }: AdvisedSubject, { path }: PathOutcome): readonly Known[] {
  const requires = rulebook.certifications.find(({ id }) => id === path[0])?.requires ?? []
  const named = rulebook.notes.flatMap(({ when }) =>
    [when.facts, when.unless].map((condition) =>
      Object.fromEntries(
        Object.entries(condition).flatMap(([name, [value]]) =>
          typeof value === 'number' ? [[name, value]] : [],
        ),
      ),
    ),
  )
  return [
    {},
    Object.fromEntries(requires.map(({ fact }) => [fact, 0])),
    Object.fromEntries(requires.map(({ fact, atLeast }) => [fact, atLeast])),
    ...named.filter((years) => Object.keys(years).length > 0),
  ]
}
