/** Disk → the files of a rules folder, the hash that names them, and rules compiled before. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Rulebook } from './rulebook/rulebook.js'

export interface RulesFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly hash: string
}

export const shippedRules = fileURLToPath(new URL('../rules/iso-42001', import.meta.url))

/** Beside the bundle that runs. Parsing a thousand lines of YAML takes longer than all the rest of a start. */
const compiledFolder = fileURLToPath(new URL('rules', import.meta.url))

/**
 * Every `.yaml` file of the folder and of `languages/` in it.
 * @throws {Error} of node:fs when the folder or a file cannot be read.
 */
export function rulesFilesIn(folder: string): RulesFiles {
  const names = [...yamlIn(folder, ''), ...yamlIn(join(folder, 'languages'), 'languages/')].sort()
  const files = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  return { files, hash: hashOf(files) }
}

/** @param error of `rulesFilesIn` */
export function whyUnreadable(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return `there is no folder ${folder}`
    case 'ENOTDIR':
      return `${folder} is no folder`
    case 'EACCES':
      return `${folder} may not be read by this user`
    default:
      return error instanceof Error ? error.message : `${folder} cannot be read`
  }
}

/** The rules with this hash, where the build has compiled them and found no fault. */
export function compiledRules(hash: string): Rulebook | null {
  try {
    return JSON.parse(readFileSync(join(compiledFolder, `${hash}.json`), 'utf8')) as Rulebook
  } catch {
    return null
  }
}

/** In place of whatever was compiled before. */
export function keepCompiled(rulebook: Rulebook): void {
  rmSync(compiledFolder, { recursive: true, force: true })
  mkdirSync(compiledFolder, { recursive: true })
  writeFileSync(join(compiledFolder, `${rulebook.hash}.json`), JSON.stringify(rulebook))
}

function yamlIn(folder: string, prefix: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => prefix + name)
  } catch (error) {
    if (prefix !== '' && error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return []
    }
    throw error
  }
}

function hashOf(files: RulesFiles['files']): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.name}\0${file.bytes.length}\0`).update(file.bytes)
  return hash.digest('hex').slice(0, 12)
}
