/** From a `file:` address to a path that SQLite can open, or the reason why it cannot. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs'
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

/** The path of an address at which there is no file yet; null where there is one, or none is needed. */
export function missingFile(address: string): string | null {
  const path = pathOf(address)
  try {
    return path === inMemory || fileAt(path) !== null ? null : path
  } catch {
    // Whoever opens it says what is wrong.
    return null
  }
}

/** Why the file could not be made now, in words; null where it can. */
export function obstacleToMaking(path: string): string | null {
  let folder = dirname(path)
  while (!existsSync(folder)) folder = dirname(folder)
  if (!statSync(folder).isDirectory()) return `${folder} is no folder`
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return null
  } catch {
    return `this user may not write to ${folder}`
  }
}

/** Which file a path leads to, however it is written to; null where there is none. */
export function fileAt(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch (error) {
    // ENOTDIR: what should be its folder is a file.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

/**
 * A file that is removed or replaced while it is open is written to as before, and is gone with the
 * process.
 * @param opened what the path led to
 * @returns undefined as long as it leads there
 */
export function whyGone(path: string, opened: string | null): StoreError | undefined {
  let now: string | null
  try {
    now = fileAt(path)
  } catch {
    // It cannot be looked for, and that is all.
    return undefined
  }
  if (now === opened) return undefined
  const what =
    now === null
      ? 'The file of the database is not there any more'
      : 'Another file was put in the place of the database'
  const remedy =
    'Put the file that was there back, or restart certpath. Until then nothing is kept, and nothing answered.'
  return new StoreError('unreachable', path, what, { remedy })
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
