/** A folder of its own for each test, gone after it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** @param finished the test's own, where others run at the same time */
export function newFolder(finished: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'certpath-'))
  chmodSync(folder, 0o777)
  finished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
