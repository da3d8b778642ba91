/** Builds once before the tests, so that those which start the program start today's code. */
import { spawnSync } from 'node:child_process'

export default function setup(): void {
  const { status, stderr } = spawnSync('npm', ['run', 'build', '--silent'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`)
}
