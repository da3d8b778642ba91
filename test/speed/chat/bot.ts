/** A bot in a process of its own, beside a local platform of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export interface Bot<Person> extends AsyncDisposable {
  readonly name: string
  readonly child: ChildProcess
  person(user: string): Person
  /** Opens so many connections before a block begins, where that takes a platform's time. */
  connect(connections: number): Promise<void>
}

/**
 * A signal frees what is not needed any more, so that memory is compared and not laziness; and a
 * benchmark that breaks off leaves nobody behind.
 */
const collectable = [
  '--expose-gc',
  '--import',
  'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc()).on("disconnect",()=>process.exit());process.channel?.unref()',
]

/** @param args of Node, with the script */
export function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [...collectable, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env },
  })
}

export async function endProcess(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

/** Each says on its standard output that it takes events, and where. */
export async function saidBy({ stdout }: ChildProcess, wanted: RegExp): Promise<string> {
  let text = ''
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += chunk
    const [found] = wanted.exec(text) ?? []
    if (found !== undefined) {
      stdout?.resume()
      return found
    }
  }
  throw new Error(`It ended: ${text}`)
}

/** Seconds of a processor that a process has used so far. */
export function processorSeconds({ child }: Pick<Bot<unknown>, 'child'>): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Megabytes that a process keeps in memory. */
export function residentMb({ child }: Pick<Bot<unknown>, 'child'>): number {
  const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1024
}
