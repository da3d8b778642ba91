/** Texts of a rules folder → a rulebook of the right shape, or what stands in the way. */
import type { z } from 'zod'
import type { Fault, Place } from './fault.js'
import { languageShape } from './language-shape.js'
import { nearest } from './nearest.js'
import type { Language, Rulebook } from './rulebook.js'
import { fileShapes } from './shape.js'
import { shapeFaults } from './shape-fault.js'
import { type RulesFile, readSource, type Source, type YamlPath } from './source.js'

export type { RulesFile } from './source.js'

/** A rulebook and the place of everything in it. Its shape is right; its meaning is the linter's. */
export interface Reading {
  readonly rulebook: Rulebook
  place(file: string, path: YamlPath): Place
}

export type ReadResult =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

type FileName = keyof typeof fileShapes
type Shaped = { [Name in FileName]: z.output<(typeof fileShapes)[Name]> }

/** @param hash names this content, so that a recommendation can tell which rules it was made by. */
export function readRulebook(files: readonly RulesFile[], hash: string): ReadResult {
  const faults: Fault[] = []
  const sources = new Map<string, Source>()
  for (const file of files) {
    const source = readSource(file)
    if ('place' in source) sources.set(file.name, source)
    else faults.push(...source)
    if (!belongs(file.name)) faults.push(stranger(file.name))
  }
  const broken = new Set(faults.map((fault) => fault.file))
  const shaped: Partial<Record<FileName, unknown>> = {}
  for (const [name, shape] of Object.entries(fileShapes)) {
    const source = sources.get(name)
    if (source) shaped[name as FileName] = shapeOf(source, shape, faults)
    else if (!broken.has(name)) faults.push(missing(name))
  }
  const languages: Language[] = []
  for (const source of sources.values()) {
    if (!source.file.startsWith('languages/')) continue
    const language = shapeOf(source, languageShape, faults)
    if (language) languages.push({ id: language.language, file: source.file, ...language })
  }
  if (languages.length === 0 && ![...broken].some((name) => name.startsWith('languages/'))) {
    if (faults.length === 0) faults.push(missing('languages/en.yaml'))
  }
  if (faults.length > 0) return { kind: 'faults', faults }
  const all = shaped as Shaped
  const rulebook: Rulebook = {
    hash,
    ...all['facts.yaml'],
    ...all['certifications.yaml'],
    ...all['questions.yaml'],
    ...all['table.yaml'],
    ...all['notes.yaml'],
    ...all['cohorts.yaml'],
    ...all['trainer.yaml'],
    ...all['scenarios.yaml'],
    languages,
  }
  const nowhere = (file: string): Place => ({ file, line: 1, column: 1 })
  return {
    kind: 'read',
    reading: {
      rulebook,
      place: (file, path) => sources.get(file)?.place(path) ?? nowhere(file),
    },
  }
}

function shapeOf<Shape extends z.ZodType>(
  source: Source,
  shape: Shape,
  faults: Fault[],
): z.output<Shape> | undefined {
  const result = shape.safeParse(source.data)
  if (result.success) return result.data
  faults.push(...result.error.issues.flatMap((issue) => shapeFaults(source, shape, issue)))
  return undefined
}

function belongs(file: string): boolean {
  return Object.hasOwn(fileShapes, file) || file.startsWith('languages/')
}

/** A misspelt file name would otherwise be a file that is silently not read. */
function stranger(file: string): Fault {
  const message = `is not a file that belongs here${nearest(file, Object.keys(fileShapes))}`
  return { file, line: 1, column: 1, severity: 'error', message }
}

function missing(file: string): Fault {
  return { file, line: 1, column: 1, severity: 'error', message: 'is missing from the folder' }
}
