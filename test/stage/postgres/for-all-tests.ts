/** One server for all tests of a run: the one that is given, or one of their own. */
import type { TestProject } from 'vitest/node'
import { findBinaries } from './binaries.js'
import { dropLeft, newPrefix, whyUnfit } from './given.js'
import { PostgresServer } from './server.js'

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const { TEST_DATABASE_URL, DATABASE_URL, npm_lifecycle_event: script } = process.env
  const prefix = newPrefix()
  // A DATABASE_URL that happens to be there may be somebody's real one.
  const given = TEST_DATABASE_URL || (script === 'test:pg' && DATABASE_URL)
  if (given) {
    const unfit = await whyUnfit(given, prefix)
    if (unfit !== null) {
      console.error(`${TEST_DATABASE_URL ? 'TEST_DATABASE_URL' : 'DATABASE_URL'}: ${unfit}`)
      // What vitest says of an error here is a screen full of paths.
      process.exit(1)
    }
    project.provide('postgres', { address: given, prefix })
    return () => dropLeft(given, prefix)
  }
  const binaries = findBinaries()
  if (typeof binaries !== 'string') return project.provide('postgres', binaries)
  try {
    // The tests kill processes, and not this server: what it has is as good as on the disk.
    const server = await PostgresServer.start(binaries, ['fsync=off'])
    project.provide('postgres', { address: server.addressOf(), prefix })
    return () => server.remove()
  } catch (error) {
    // Such as a folder that the unprivileged user, as whom it must run, may not enter.
    const missing = `PostgreSQL in ${binaries} does not start: ${String(error)}`
    console.warn(missing)
    project.provide('postgres', { missing })
  }
}
