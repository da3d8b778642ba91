/** Builds once before the tests, so that those which start the program start today's code. */
import { spawnSync } from 'node:child_process'

export default function setup(): void {
  // Every project of a run asks for it.
  if (process.env.CERTPATH_IS_BUILT) return
  const { status, stderr } = spawnSync('npm', ['run', 'build', '--silent'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`)
  process.env.CERTPATH_IS_BUILT = 'yes'
}
