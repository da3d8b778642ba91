/** Every benchmark, one after another, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

for (const name of [
  'decisions',
  'understanding',
  'durable',
  'start',
  'slack',
  'discord',
  'mail-in',
  'mail-out',
  'mail-answered',
  'durable-flat',
  'postgres',
  'postgres-flat',
]) {
  const script = fileURLToPath(new URL(`${name}.js`, import.meta.url))
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
