/** Disk → the texts of a rules folder, and the hash that names them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadResult, type RulesFile, readRulebook } from './rulebook/read.js'

/**
 * Reads every `.yaml` file of the folder and of `languages/` in it.
 * @throws {Error} of node:fs when the folder or a file cannot be read.
 */
export function readRulesFolder(folder: string): ReadResult {
  const names = [...yamlIn(folder, ''), ...yamlIn(join(folder, 'languages'), 'languages/')].sort()
  const files: RulesFile[] = names.map((name) => ({
    name,
    bytes: readFileSync(join(folder, name)),
  }))
  return readRulebook(files, hashOf(files))
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

function hashOf(files: readonly RulesFile[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.name}\0${file.bytes.length}\0`).update(file.bytes)
  return hash.digest('hex').slice(0, 12)
}
