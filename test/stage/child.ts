/** Real processes of their own, for what only these can show: locks, limits and being killed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Node 20 runs no TypeScript. Each test file builds a folder of its own: they run side by side. */
export function buildChild(folder: string): string {
  const target = join(root, 'dist', 'stage', folder)
  const options = ['--rootDir', '.', '--outDir', target, '--noEmit', 'false', '--noCheck']
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'test/stage/tsconfig.json', ...options],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The child process cannot be built: ${stdout}`)
  return join(target, 'test/stage/store-child.js')
}

export interface Child {
  readonly process: ChildProcess
  /** Every line that it has printed so far, read as JSON. */
  readonly lines: readonly Line[]
  /** Resolves with the next line for which this holds, or with nothing when the process ends. */
  until(matches: (line: Line) => boolean): Promise<Line | undefined>
  /** Lets it go on. */
  go(): void
  /** Resolves when it has ended and all that it printed is in `lines`. */
  readonly ended: Promise<number | null>
}

export type Line = Readonly<Record<string, unknown>>

export interface How {
  /** What the shell does first, such as setting a limit. */
  readonly prelude?: string
  readonly uid?: number
}

export function start(script: string, args: readonly string[], { prelude, uid }: How = {}): Child {
  const command = [process.execPath, script, ...args]
  const [file = '', ...rest] =
    prelude === undefined ? command : ['sh', '-c', `${prelude}; exec "$@"`, 'sh', ...command]
  const child = spawn(file, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
  })
  const lines: Line[] = []
  const waiting = new Set<{ matches: (line: Line) => boolean; found: (line?: Line) => void }>()
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (text) => {
    const line = JSON.parse(text) as Line
    lines.push(line)
    for (const one of waiting)
      if (one.matches(line)) {
        waiting.delete(one)
        one.found(line)
      }
  })
  reader.on('close', () => {
    for (const one of waiting) one.found()
  })
  const read = once(reader, 'close')
  const ended = once(child, 'close').then(async ([code]) => {
    await read
    return code as number | null
  })
  return {
    process: child,
    lines,
    until: (matches) =>
      new Promise((found) => {
        waiting.add({ matches, found })
      }),
    go: () => child.stdin.write('go\n'),
    ended,
  }
}
