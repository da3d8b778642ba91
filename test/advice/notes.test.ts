import { describe, expect, test } from 'vitest'
import { notesFor } from '../../src/decision/notes.js'
import type { Cohort, Rulebook } from '../../src/rulebook/rulebook.js'
import { advisor, everyPerson, known, type Person, rulebook, today } from './shipped.js'
import { type Stated, statedOutcome } from './stated.js'

type Years = Readonly<Record<string, number | null | undefined>>

const thresholds: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  foundation: {},
  'lead-implementer': { ai_management_years: 2, management_role_years: 1 },
  'lead-auditor': { professional_years: 5, ai_audit_years: 2 },
}

/** The notes that the domain lists, written out by hand. */
function statedNotes(person: Person, years: Years, { row, path }: Stated): readonly string[] {
  if (path.length === 0) return []
  const { goal, background, holds, one_only } = person
  const needs = Object.entries(thresholds[path[0] ?? ''] ?? {})
  const isLead = path[0] === 'lead-implementer' || path[0] === 'lead-auditor'
  const isKnown = (fact: string) => years[fact] !== undefined && years[fact] !== null
  const short = needs.some(([fact, need]) => isKnown(fact) && Number(years[fact]) < need)
  const open = needs.some(([fact]) => !isKnown(fact))
  const audits = goal === 'audit' || goal === 'both'
  const holdsImplementer = holds === 'lead-implementer' || holds === 'both-leads'
  const notes: Readonly<Record<string, boolean>> = {
    'experience-gap': isLead && short,
    'experience-met': isLead && !short && !open,
    'exam-first': isLead && !short && open,
    cohort: path.includes('lead-implementer'),
    'if-only-one': path.length > 1 && (one_only === undefined || one_only === null),
    'feels-basic': goal === 'understand' && background === 'iso',
    'foundation-optional': background === 'related' && holds === 'none' && isLead,
    'implementer-enriches-audit':
      path.includes('lead-auditor') && !path.includes('lead-implementer') && !holdsImplementer,
    'auditor-later': row === 'R9' && audits,
    independence: goal === 'both',
  }
  return Object.keys(notes).filter((note) => notes[note])
}

function idsFor(person: object, rules: Rulebook = rulebook, on = today): readonly string[] {
  const facts = known(person)
  return notesFor(rules, facts, advisor.judge(facts), on).map(({ id }) => id)
}

/** Of two thresholds each way to be: not known, not said, short, just short, enough, more. */
function everyYears(path: readonly string[]): readonly Years[] {
  return Object.entries(thresholds[path[0] ?? ''] ?? {}).reduce<readonly Years[]>(
    (all, [fact, need]) =>
      all.flatMap((years) => [
        years,
        ...[null, 0, need - 0.5, need, need + 10].map((value) => ({ ...years, [fact]: value })),
      ]),
    [{}],
  )
}

describe('notes under a recommendation', () => {
  test('are those of the domain, in its order, for everybody and all their years', () => {
    for (const person of everyPerson(['unknown', 'skipped'])) {
      const stated = statedOutcome(person)
      for (const years of everyYears(stated.path)) {
        const came = idsFor({ ...person, ...years })
        const expected = statedNotes(person, years, stated)
        expect({ person, years, notes: came }).toEqual({ person, years, notes: expected })
      }
    }
  })

  test('speak of the experience for the first step, not for a later one', () => {
    const person = { goal: 'audit', holds: 'foundation', one_only: false }
    expect(idsFor({ ...person, professional_years: 0, ai_audit_years: 0 })).toContain('exam-first')
  })

  test('say what is missing, and only that', () => {
    const facts = {
      goal: 'build',
      holds: 'foundation',
      ai_management_years: 0.5,
      management_role_years: 1,
    }
    const [gap] = notesFor(rulebook, facts, advisor.judge(facts), today)
    expect(gap).toMatchObject({
      id: 'experience-gap',
      missing: [{ fact: 'ai_management_years', have: 0.5, need: 2 }],
      requirements: [
        { fact: 'ai_management_years', atLeast: 2 },
        { fact: 'management_role_years', atLeast: 1 },
      ],
    })
  })
})

describe('cohorts', () => {
  const builder = { goal: 'build', holds: 'foundation' }
  const withStarts = (...starts: readonly string[]): Rulebook => ({
    ...rulebook,
    cohorts: starts.map(
      (day, at): Cohort => ({ id: `c${at}`, certification: 'lead-implementer', starts: day }),
    ),
  })
  const listed = (rules: Rulebook, on: string) =>
    notesFor(rules, builder, advisor.judge(builder), on)
      .find(({ id }) => id === 'cohort')
      ?.cohorts.map(({ starts }) => starts)

  test('with a full date are listed until it is past', () => {
    const rules = withStarts('2027-07-03')
    expect(listed(rules, '2026-11-24')).toEqual(['2027-07-03'])
    expect(listed(rules, '2027-07-03')).toEqual(['2027-07-03'])
    expect(listed(rules, '2027-07-04')).toBeUndefined()
  })

  test('without a year are listed always, beside those that are not past', () => {
    const rules = withStarts('2020-01-01', '07-03', '2030-01-01')
    expect(listed(rules, '2026-11-24')).toEqual(['07-03', '2030-01-01'])
  })

  test('are only those for a certification on the path', () => {
    const [cohort] = rulebook.cohorts
    const auditor = { id: 'c', certification: 'lead-auditor', starts: '09-01' }
    const rules = { ...rulebook, cohorts: [...(cohort ? [cohort] : []), auditor] }
    expect(listed(rules, today)).toEqual(['07-03'])
    expect(listed({ ...rulebook, cohorts: [auditor] }, today)).toBeUndefined()
  })
})
