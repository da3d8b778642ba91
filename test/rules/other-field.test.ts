import { describe, expect, test } from 'vitest'
import { advisorFor } from '../../src/decision/advisor.js'
import { alternatives } from '../../src/decision/alternatives.js'
import { everyKnown } from '../../src/decision/lint/states.js'
import { notesFor } from '../../src/decision/notes.js'
import { why } from '../../src/decision/why.js'
import type { Known } from '../../src/rulebook/rulebook.js'
import { edited, linesOf, reading, today } from './folder.js'
import { sailing } from './sailing.js'

const result = reading(sailing)
if (result.kind === 'faults') throw new Error(JSON.stringify(result.faults))
const { rulebook } = result.reading
const advisor = advisorFor(rulebook)
const people = [...everyKnown(rulebook.facts.filter((fact) => fact.kind === 'choice'))]

/** The table by hand, for who said all they would; nothing is known of what is not there. */
function stated({ water, power, alone, nights }: Known): string {
  if (water === 'ocean') return 'coastal-skipper > ocean-master'
  if (water === 'coast') {
    return alone && nights ? 'coastal-skipper > ocean-master' : 'coastal-skipper'
  }
  if (water === 'inland' && power === 'motor') return alone ? 'trainer inland-ticket' : 'trainer '
  if (water === 'inland' && (power === 'sail' || power === null)) return 'inland-ticket'
  return 'trainer '
}

describe('rules of another field', () => {
  test('are clean', () => {
    expect(linesOf(sailing)).toEqual([])
  })

  test('decide by their own table', () => {
    const spoken = people.filter(({ water }) => water !== null)
    expect(spoken).toHaveLength(4 * 4 * 4 * 4)
    for (const known of spoken) {
      expect({ known, came: advisor.judge(known).key }).toEqual({
        known,
        came: stated(known),
      })
    }
  })

  test('name the paths that a skipped fact leaves open', () => {
    expect(advisor.judge({ water: null, power: 'sail' })).toMatchObject({
      kind: 'trainer',
      row: { id: 'Rest' },
      open: [['inland-ticket'], ['coastal-skipper'], ['coastal-skipper', 'ocean-master']],
    })
  })

  test('ask first what leaves the fewest to come, not what stands first', () => {
    const decision = advisor.decide({})
    expect(decision.kind === 'ask' && decision.question.id).toBe('water')
    expect(decision.kind === 'ask' && decision.atMost).toBe(3)
  })

  test('ask for facts that matter only together, until one of them settles it', () => {
    const coast = { water: 'coast', power: 'sail' }
    const first = advisor.decide(coast)
    expect(first.kind === 'ask' && [first.question.id, first.atMost]).toEqual(['alone', 2])
    const second = advisor.decide({ ...coast, alone: true })
    expect(second.kind === 'ask' && [second.question.id, second.atMost]).toEqual(['nights', 1])
    expect(advisor.decide({ ...coast, alone: false }).kind).toBe('settled')
    expect(advisor.decide({ ...coast, alone: null }).kind).toBe('settled')
  })

  test('are settled only where no answers, however many, lead elsewhere', () => {
    const settled = people.filter((known) => advisor.decide(known).kind === 'settled')
    const wrong = settled.filter((known) => {
      const now = advisor.judge(known).key
      return people.some(
        (more) =>
          Object.keys(known).every((fact) => more[fact] === known[fact]) &&
          advisor.judge(more).key !== now,
      )
    })
    expect(wrong).toEqual([])
  })

  test('say why, and what two changes would bring', () => {
    const known = { water: 'coast', power: 'motor', alone: false, nights: false }
    const reasons = why(advisor, known, advisor.judge(known))
    expect(reasons.mattered.map(({ fact }) => fact)).toEqual(['water'])
    const paths = alternatives(advisor, known).map(({ changes, outcome }) => [
      changes.map(({ question, choice }) => `${question.id} ${choice.id}`).join(', '),
      outcome.path.join(' > '),
    ])
    expect(paths).toEqual([
      ['water ocean', 'coastal-skipper > ocean-master'],
      ['power sail, water inland', 'inland-ticket'],
    ])
  })

  test('carry their own notes', () => {
    const noted = (known: Known, on = today) =>
      notesFor(rulebook, known, advisor.judge(known), on).map(({ id }) => id)
    expect(noted({ water: 'inland', power: 'sail' })).toEqual(['course', 'calm-water'])
    expect(noted({ water: 'inland', power: 'sail' }, '2027-06-21')).toEqual(['calm-water'])
    expect(noted({ water: 'ocean', seasons: 1 })).toEqual([
      'log-short',
      'course',
      'take-a-friend',
      'one-at-a-time',
    ])
    expect(noted({ water: 'ocean', seasons: 2, alone: false })).toEqual([
      'log-later',
      'course',
      'one-at-a-time',
    ])
    expect(noted({ water: 'inland', power: 'motor' })).toEqual([])
  })

  test('are checked in their own words', () => {
    const hidden = edited(
      sailing,
      'table.yaml',
      '    before: [Near]\n    examples:\n      - { water: ocean',
      '    examples:\n      - { water: ocean',
    )
    expect(linesOf(hidden)).toEqual([
      'table.yaml:2:5  row Far hides Near for some people, e.g. water ocean, …: Far leads to coastal-skipper → ocean-master, and Near leads to coastal-skipper; if Far is meant to win, write `before: [Near]` in it, and else move Near above it',
    ])
  })
})
