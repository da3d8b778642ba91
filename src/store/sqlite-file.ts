/** From a `file:` address to a path that SQLite can open, or the reason why it cannot. */
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inMemory } from './sqlite-upkeep.js'
import { StoreError } from './store-error.js'

/** `file:./a.db`, `file:/a.db`, `file:///a%20b.db`, `file:a b.db`; `file::memory:` for none. */
export function pathOf(address: string): string {
  if (address.startsWith('file://')) return fileURLToPath(address)
  const path = address.slice('file:'.length)
  return path === inMemory ? path : resolve(path)
}

/** Makes the folder, so that a first start needs no set-up, and the file, for nobody else to read. */
export function prepareFolder(path: string): void {
  if (path === inMemory) return
  if (isFolder(path))
    throw new StoreError('unreachable', path, 'The database is a folder, and should be a file')
  makePrivate(path)
}

/** SQLite makes its other files with the rights of this one. What cannot be made it reports itself. */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // Whoever opens it says what is wrong.
  }
}

function isFolder(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch (cause) {
    const what = 'The folder of the database cannot be made or opened'
    throw new StoreError('unreachable', path, what, { cause })
  }
}
