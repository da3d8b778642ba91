/** A copy of a SQLite file as it is at one moment, while others go on writing to it. */
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { asStoreError } from './sqlite-error.js'
import { makePrivate, pathOf } from './sqlite-file.js'
import { inMemory } from './sqlite-upkeep.js'
import { StoreError } from './store-error.js'

/**
 * The copy has its name only once all of it is on the disk, so that one that broke off is never taken
 * for whole.
 * @param address of the file, as DATABASE_URL has it
 * @returns where the copy is
 * @throws {StoreError} where there is no such file, the copy is there already, or cannot be written
 */
export async function backUpSqlite(address: string, target: string): Promise<string> {
  const source = pathOf(address)
  const path = resolve(target)
  if (source === inMemory || !existsSync(source))
    throw new StoreError('unreachable', source, 'There is no file to copy')
  if (existsSync(path))
    throw new StoreError('unreachable', path, 'There is something of this name already', {
      remedy: 'Name another file for the copy.',
    })
  const partial = `${path}.part`
  await copy(source, partial)
  await keepOnDisk(partial)
  await rename(partial, path)
  await keepOnDisk(dirname(path))
  return path
}

async function copy(source: string, partial: string): Promise<void> {
  const { default: Connection } = await import('libsql')
  try {
    await rm(partial, { force: true })
    makePrivate(partial)
    const connection = new Connection(source)
    try {
      connection.prepare('vacuum into ?').run([partial])
    } finally {
      connection.close()
    }
  } catch (error) {
    await rm(partial, { force: true })
    const { kind, what, cause } = asStoreError(error, partial)
    const remedy =
      'Check that the copy can be written there, and that "certpath doctor" finds the database well.'
    throw new StoreError(kind, partial, what, { cause, remedy })
  }
}

/** VACUUM INTO may leave its file to the system's cache. */
async function keepOnDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
