/** The shape of each file of a rules folder, as a person writes it. */
import { z } from 'zod'
import type { Condition } from './rulebook.js'
import { id, text } from './shape-parts.js'

const value = z.union([z.string(), z.number(), z.boolean()])
const day = z.iso.date('a date is written 2027-07-03')
/** No one works longer; a larger number is a slip of the keyboard. */
const years = z.number().positive().max(100)
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
const condition = z.record(id, oneOrMore(value)).transform((given): Condition => given as Condition)
const known = z.record(id, z.union([value, z.null()]))
const path = z.union([z.literal('trainer').transform((): string[] => []), z.array(id).min(1)])

const ifSkipped = z.union(
  [
    z.literal('nothing').transform(() => ({ kind: 'nothing' as const })),
    z.literal('anything').transform(() => ({ kind: 'anything' as const })),
    z
      .strictObject({ counts_as: value })
      .transform((given) => ({ kind: 'counts-as' as const, value: given.counts_as })),
  ],
  'is `nothing`, `anything` or `{ counts_as: value }`',
)

const factsShape = z.strictObject({
  facts: z
    .array(
      z.union([
        z
          .strictObject({ id, kind: z.literal('years') })
          .transform((fact) => ({ kind: 'years' as const, id: fact.id })),
        z
          .strictObject({
            id,
            values: z.array(value).min(2),
            if_skipped: ifSkipped,
            becomes: z.record(z.string(), z.array(value)).optional(),
          })
          .transform((fact) => ({
            kind: 'choice' as const,
            id: fact.id,
            values: fact.values,
            ifSkipped: fact.if_skipped,
            ...(fact.becomes && { becomes: fact.becomes }),
          })),
      ]),
    )
    .min(1),
  derived: z.array(z.strictObject({ id, any: z.array(condition).min(1) })).default([]),
})

const certificationsShape = z.strictObject({
  certifications: z
    .array(
      z
        .strictObject({
          id,
          requires: z.array(z.strictObject({ fact: id, at_least: years })).default([]),
          source: text,
          reviewed: day,
          review_by: day,
        })
        .transform((given) => ({
          id: given.id,
          requires: given.requires.map((each) => ({ fact: each.fact, atLeast: each.at_least })),
          source: given.source,
          reviewed: given.reviewed,
          reviewBy: given.review_by,
        })),
    )
    .min(1),
})

const questionsShape = z.strictObject({
  questions: z
    .array(
      z
        .strictObject({
          id,
          decides: z.enum(['path', 'notes']),
          when_first_step: oneOrMore(id).optional(),
          choices: z.array(z.strictObject({ id, sets: z.record(id, value) })).min(2),
        })
        .transform((given) => ({
          id: given.id,
          decides: given.decides,
          whenFirstStep: given.when_first_step ?? [],
          choices: given.choices,
          facts: [...new Set(given.choices.flatMap((choice) => Object.keys(choice.sets)))],
        })),
    )
    .min(1),
})

const tableShape = z.strictObject({
  rows: z
    .array(
      z
        .strictObject({
          id,
          when: condition.default({}),
          path,
          lean: z.array(z.strictObject({ when: condition, to: id })).default([]),
          fallback: z.boolean().default(false),
          before: z.union([z.literal('all'), z.array(id)]).default([]),
          examples: z.array(known).default([]),
        })
        .transform(({ lean, ...row }) => ({ ...row, leans: lean })),
    )
    .min(1),
})

const notesShape = z.strictObject({
  notes: z.array(
    z
      .strictObject({
        id,
        facts: condition.default({}),
        unless: condition.default({}),
        unknown: oneOrMore(id).default([]),
        row: oneOrMore(id).default([]),
        first_step: oneOrMore(id).default([]),
        on_path: oneOrMore(id).default([]),
        not_on_path: oneOrMore(id).default([]),
        steps: z.enum(['one', 'several']).optional(),
        experience: z.enum(['short', 'met', 'unknown']).optional(),
        cohort: z.literal('listed').optional(),
      })
      .transform((given) => ({
        id: given.id,
        when: {
          facts: given.facts,
          unless: given.unless,
          unknown: given.unknown,
          rows: given.row,
          firstStep: given.first_step,
          onPath: given.on_path,
          notOnPath: given.not_on_path,
          ...(given.steps && { steps: given.steps }),
          ...(given.experience && { experience: given.experience }),
          ...(given.cohort && { cohort: given.cohort }),
        },
      })),
  ),
})

const cohortsShape = z.strictObject({
  cohorts: z
    .array(
      z.strictObject({
        id,
        certification: id,
        starts: z.union([day, z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)], {
          error: 'a start is written 07-03 (no year known) or 2027-07-03',
        }),
      }),
    )
    .default([]),
})

const trainerShape = z.strictObject({
  trainer: z
    .strictObject({
      name: text,
      email: z.email('is not an e-mail address'),
      answers_within_days: z.number().positive().max(365).optional(),
    })
    .transform((given) => ({
      name: given.name,
      email: given.email,
      ...(given.answers_within_days !== undefined && {
        answersWithinDays: given.answers_within_days,
      }),
    })),
})

const scenariosShape = z.strictObject({
  scenarios: z
    .array(
      z
        .strictObject({
          id,
          facts: known,
          expect: z.strictObject({
            path,
            row: id.optional(),
            notes: z.array(id).optional(),
            lean: id.optional(),
          }),
        })
        .transform(({ expect, ...given }) => ({
          ...given,
          expect: {
            path: expect.path,
            ...(expect.row !== undefined && { row: expect.row }),
            ...(expect.notes !== undefined && { notes: expect.notes }),
            ...(expect.lean !== undefined && { lean: expect.lean }),
          },
        })),
    )
    .default([]),
})

/** Which shape each file of a rules folder has; languages come beside them, a file each. */
export const fileShapes = {
  'facts.yaml': factsShape,
  'certifications.yaml': certificationsShape,
  'questions.yaml': questionsShape,
  'table.yaml': tableShape,
  'notes.yaml': notesShape,
  'cohorts.yaml': cohortsShape,
  'trainer.yaml': trainerShape,
  'scenarios.yaml': scenariosShape,
} as const
