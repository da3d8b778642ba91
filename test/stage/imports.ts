/** What test files import, as far as it is the tests' own: read from their text, and nothing is run. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** All of them, as paths from the root. */
export function testFiles(): readonly string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join('test', name.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.test.ts'))
    .sort()
}

/** Every module that a file brings in, itself or through others of the tests: a path or a package. */
export function modulesOf(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const module of importsIn(file)) {
    if (found.has(module)) continue
    found.add(module)
    if (module.startsWith('test/')) modulesOf(module, found)
  }
  return found
}

const read = new Map<string, readonly string[]>()

function importsIn(file: string): readonly string[] {
  const known = read.get(file)
  if (known) return known
  const text = readFileSync(join(process.cwd(), file), 'utf8')
  const imports = [...text.matchAll(importing)].map(([, atOnce, later]) => {
    const name = atOnce ?? later ?? ''
    return name.startsWith('.') ? posix.join(dirname(file), name).replace(/\.js$/, '.ts') : name
  })
  read.set(file, imports)
  return imports
}

/** Types are gone when it runs. */
const importing = /^(?:import|export) (?!type )(?:[^'";]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm
