/** Builds once before the tests, so that those which start the program start today's code. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export default function setup(): void {
  const tsc = join('node_modules', '.bin', 'tsc')
  const { status, stdout } = spawnSync(tsc, ['-p', 'tsconfig.build.json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}`)
}
