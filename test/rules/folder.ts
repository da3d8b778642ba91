/** Rules folders in memory: the shipped one, or another, with one edit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../src/decision/lint.js'
import { type Fault, faultLine } from '../../src/rulebook/fault.js'
import { type ReadResult, readRulebook } from '../../src/rulebook/read.js'

export type Folder = Readonly<Record<string, string | Uint8Array>>

export const today = '2026-11-24'
export const shipped = folderAt('rules/iso-42001')

export function folderAt(path: string): Readonly<Record<string, string>> {
  const names = [
    ...readdirSync(path).filter((name) => name.endsWith('.yaml')),
    ...languagesIn(path).map((name) => `languages/${name}`),
  ]
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]))
}

function languagesIn(path: string): readonly string[] {
  const folder = join(path, 'languages')
  return existsSync(folder) ? readdirSync(folder) : []
}

export function reading(folder: Folder): ReadResult {
  const files = Object.entries(folder).map(([name, text]) => ({
    name,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  }))
  return readRulebook(files, 'hash')
}

export function faultsOf(folder: Folder, on = today): readonly Fault[] {
  const result = reading(folder)
  return result.kind === 'faults' ? result.faults : lint(result.reading, on)
}

export function linesOf(folder: Folder, on = today): readonly string[] {
  return faultsOf(folder, on).map(faultLine)
}

/** The folder with one text in one file replaced; it must be there, once. */
export function edited(
  folder: Readonly<Record<string, string>>,
  file: string,
  from: string,
  to: string,
): Readonly<Record<string, string>> {
  const text = folder[file] ?? ''
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`)
  return { ...folder, [file]: parts.join(to) }
}

/** The folder with a text put at the end of one file. */
export function longer(
  folder: Readonly<Record<string, string>>,
  file: string,
  more: string,
): Readonly<Record<string, string>> {
  return { ...folder, [file]: `${folder[file] ?? ''}${more}` }
}
